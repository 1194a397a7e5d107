/** Rules of safety for prescriptions, our own and the clinic's. */
@NullMarked
package org.rawat.prescriptions.rules.internal;

import org.jspecify.annotations.NullMarked;
