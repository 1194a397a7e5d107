/** How a dosage is read and written: pure functions from text to records and back. */
@NullMarked
package org.rawat.prescriptions.internal.dosage;

import org.jspecify.annotations.NullMarked;
