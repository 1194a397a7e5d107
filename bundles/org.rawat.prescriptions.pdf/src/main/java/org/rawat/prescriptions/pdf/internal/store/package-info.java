/** Where codes and files are kept; entities never leave this package. */
@NullMarked
package org.rawat.prescriptions.pdf.internal.store;

import org.jspecify.annotations.NullMarked;
