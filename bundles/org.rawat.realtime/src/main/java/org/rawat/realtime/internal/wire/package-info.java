/** One connection: what it sends, how fast it may be, how frames are written. */
@NullMarked
package org.rawat.realtime.internal.wire;

import org.jspecify.annotations.NullMarked;
