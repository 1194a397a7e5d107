package org.rawat.calls.api;

import java.util.UUID;
import org.rawat.api.AccountId;

/**
 * One browser in a call.
 *
 * @param account who sits before it
 * @param device which of this account's browsers, as realtime names it
 */
public record CallLeg(AccountId account, UUID device) {}
