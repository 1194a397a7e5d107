/** Printed prescriptions: making them and finding out whether one is genuine. */
@NullMarked
package org.rawat.prescriptions.pdf.internal;

import org.jspecify.annotations.NullMarked;
