package org.rawat.realtime.api;

import java.util.Map;
import java.util.function.Supplier;
import org.rawat.api.AccountId;

/**
 * Something that an account must not miss.
 *
 * @param account who gets it
 * @param type for example {@code msg.new}: lower-case words with dots, at most 40 characters
 * @param reference what is stored: ids and numbers, never content, so that what is deleted later
 *     does not live on in a log; at most 2,000 bytes as JSON
 * @param payload what the account's open sockets get. Asked at most once, after the commit, outside
 *     the unit, on a thread of the sockets', and only when a socket is open; reads no database
 */
public record LogEntry(
        AccountId account,
        String type,
        Map<String, ?> reference,
        Supplier<? extends Map<String, ?>> payload) {}
