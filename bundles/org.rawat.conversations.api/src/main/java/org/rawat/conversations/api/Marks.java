package org.rawat.conversations.api;

import org.rawat.api.AccountId;
import org.rawat.api.PersonId;

/**
 * How far an account has come in a conversation. Both numbers only grow.
 *
 * @param account whose marks
 * @param person the person of that account
 * @param delivered everything up to this number has reached one of the account's devices
 * @param read everything up to this number has been shown; never beyond {@code delivered}
 */
public record Marks(AccountId account, PersonId person, long delivered, long read) {}
