package org.rawat.identity.api;

import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.api.RawatEvent;

/** What happens to people and accounts; published after the commit. */
public sealed interface IdentityEvent extends RawatEvent {
    /** A person's record is new or changed. */
    record PersonChanged(PersonId person) implements IdentityEvent {}

    /** An account's roles, state or sessions changed: whoever holds something open for it looks. */
    record AccountChanged(AccountId account) implements IdentityEvent {}

    /** One session has ended; the token's SHA-256 names it. */
    record SessionEnded(AccountId account, String sessionHash) implements IdentityEvent {}
}
