/** Writing, typing and presence over the socket. */
@NullMarked
package org.rawat.chat.internal.realtime;

import org.jspecify.annotations.NullMarked;
