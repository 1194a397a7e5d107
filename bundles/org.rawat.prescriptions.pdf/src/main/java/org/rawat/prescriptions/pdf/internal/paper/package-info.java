/** What stands where on the paper. */
@NullMarked
package org.rawat.prescriptions.pdf.internal.paper;

import org.jspecify.annotations.NullMarked;
