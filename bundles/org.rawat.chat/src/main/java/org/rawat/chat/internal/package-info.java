/**
 * Writing into conversations: the rules, and the one writer that lets many sends share a commit.
 */
@NullMarked
package org.rawat.chat.internal;

import org.jspecify.annotations.NullMarked;
