/** The checks: pure functions over records. */
@NullMarked
package org.rawat.prescriptions.rules.internal.checks;

import org.jspecify.annotations.NullMarked;
