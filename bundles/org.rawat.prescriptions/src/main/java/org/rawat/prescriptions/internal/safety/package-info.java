/**
 * Asking the sources of safety knowledge, and keeping what they said and what the doctor answered.
 */
@NullMarked
package org.rawat.prescriptions.internal.safety;

import org.jspecify.annotations.NullMarked;
