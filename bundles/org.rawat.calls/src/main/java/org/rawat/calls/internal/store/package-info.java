/** The rows of calls. */
@NullMarked
package org.rawat.calls.internal.store;

import org.jspecify.annotations.NullMarked;
