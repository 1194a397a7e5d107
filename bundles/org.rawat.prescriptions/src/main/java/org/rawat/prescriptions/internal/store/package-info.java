/** Where prescriptions are kept; entities never leave this package. */
@NullMarked
package org.rawat.prescriptions.internal.store;

import org.jspecify.annotations.NullMarked;
