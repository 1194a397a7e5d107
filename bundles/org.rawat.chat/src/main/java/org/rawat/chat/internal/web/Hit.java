package org.rawat.chat.internal.web;

import org.rawat.conversations.api.Entry;

/**
 * A message that was found.
 *
 * @param entry the message
 * @param name the other side of its conversation
 * @param text how it begins
 */
record Hit(Entry entry, String name, String text) {}
