/** Downloads, and the public page. */
@NullMarked
package org.rawat.prescriptions.pdf.internal.web;

import org.jspecify.annotations.NullMarked;
