/** With which key a file is signed, and how. */
@NullMarked
package org.rawat.prescriptions.pdf.internal.signature;

import org.jspecify.annotations.NullMarked;
