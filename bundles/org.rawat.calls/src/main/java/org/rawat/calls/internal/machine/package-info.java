/** What may become of a call: pure functions, shared by REST, sockets and timers. */
@NullMarked
package org.rawat.calls.internal.machine;

import org.jspecify.annotations.NullMarked;
