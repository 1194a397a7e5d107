/** The log's tables. */
@NullMarked
package org.rawat.realtime.internal.store;

import org.jspecify.annotations.NullMarked;
