/** Conversations: the service and its rules. */
@NullMarked
package org.rawat.conversations.internal;

import org.jspecify.annotations.NullMarked;
