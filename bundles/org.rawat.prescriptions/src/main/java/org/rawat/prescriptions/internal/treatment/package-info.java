/** What patients take: when, how long, what became of it, and once more. */
@NullMarked
package org.rawat.prescriptions.internal.treatment;

import org.jspecify.annotations.NullMarked;
