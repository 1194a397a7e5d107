package org.rawat.realtime.api;

import java.time.Instant;
import java.util.Map;
import org.rawat.api.AccountId;

/**
 * One line of an account's log.
 *
 * @param account whose log
 * @param seq its number: 1, 2, 3 and so on for each account, without a gap
 * @param type for example {@code msg.new}
 * @param reference what was stored; numbers are Long or Double
 * @param at when it was appended
 */
public record LoggedEvent(
        AccountId account, long seq, String type, Map<String, ?> reference, Instant at) {}
