/** What conversations say and hear over the socket. */
@NullMarked
package org.rawat.conversations.internal.realtime;

import org.jspecify.annotations.NullMarked;
