/** Sockets, the log, presence. */
@NullMarked
package org.rawat.realtime.internal;

import org.jspecify.annotations.NullMarked;
