/** Prescriptions: the service and its rules. */
@NullMarked
package org.rawat.prescriptions.internal;

import org.jspecify.annotations.NullMarked;
