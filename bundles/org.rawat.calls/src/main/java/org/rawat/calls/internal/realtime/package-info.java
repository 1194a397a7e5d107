/** Calls over the socket. */
@NullMarked
package org.rawat.calls.internal.realtime;

import org.jspecify.annotations.NullMarked;
