/** Calls: who may, what becomes of them, who is told. */
@NullMarked
package org.rawat.calls.internal;

import org.jspecify.annotations.NullMarked;
