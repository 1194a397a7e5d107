package org.rawat.api;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Every service method that reads or changes something takes one and decides by it.
 *
 * @param kind what kind of asker this is
 * @param name a name fit for a log or an audit record: an id for an account, never a person's name
 * @param accountId the account; present exactly for {@link Kind#ACCOUNT}
 * @param personId the record of the account's own person; present exactly for {@link Kind#ACCOUNT}
 * @param roles what the account may be; empty for an anonymous asker
 * @param actsFor the persons this account may act for besides its own (a parent's children)
 * @param locale the language in which this asker reads
 * @param zone the zone in which this asker lives, for showing times only
 */
public record Actor(
        Kind kind,
        String name,
        @Nullable AccountId accountId,
        @Nullable PersonId personId,
        Set<Role> roles,
        Set<PersonId> actsFor,
        Locale locale,
        ZoneId zone) {

    /** The kinds of askers. */
    public enum Kind {
        ANONYMOUS,
        ACCOUNT,
        VENDOR,
        CONSOLE,
        TIMER
    }

    public Actor {
        roles = Set.copyOf(roles);
        actsFor = Set.copyOf(actsFor);
        if ((kind == Kind.ACCOUNT) != (accountId != null && personId != null)) {
            throw new IllegalArgumentException("an account actor, and no other, names its account");
        }
    }

    /** Somebody who has not signed in. */
    public static Actor anonymous(Locale locale, ZoneId zone) {
        return new Actor(Kind.ANONYMOUS, "anonymous", null, null, Set.of(), Set.of(), locale, zone);
    }

    /** Clinic IT at the console of the machine, who may do what an administrator may. */
    public static Actor console(String user) {
        return new Actor(
                Kind.CONSOLE,
                "console:" + user,
                null,
                null,
                Set.of(Role.ADMINISTRATOR),
                Set.of(),
                Locale.ENGLISH,
                ZoneId.of("UTC"));
    }

    /** Rawat itself, by a timer named after its function. */
    public static Actor timer(String function) {
        return new Actor(
                Kind.TIMER,
                "timer:" + function,
                null,
                null,
                Set.of(),
                Set.of(),
                Locale.ENGLISH,
                ZoneId.of("UTC"));
    }

    public boolean signedIn() {
        return kind == Kind.ACCOUNT;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAny(Role first, Role second) {
        return is(first) || is(second);
    }

    /** The account's own person. */
    public Optional<PersonId> person() {
        return Optional.ofNullable(personId);
    }

    /** The account. */
    public Optional<AccountId> account() {
        return Optional.ofNullable(accountId);
    }

    /** Whether this asker is that person or a parent acting for that person. */
    public boolean mayActFor(PersonId person) {
        return person.equals(personId) || actsFor.contains(person);
    }

    /**
     * The account, of an asker whose route lets nobody else in.
     *
     * @throws ProblemException not signed in
     */
    public AccountId requireAccount() {
        if (accountId == null) {
            throw ProblemException.notSignedIn();
        }
        return accountId;
    }

    /**
     * The person, of an asker whose route lets nobody else in.
     *
     * @throws ProblemException not signed in
     */
    public PersonId requirePerson() {
        if (personId == null) {
            throw ProblemException.notSignedIn();
        }
        return personId;
    }
}
