package org.rawat.identity.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Account;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.persistence.api.UnitOfWork;

/**
 * Signs in with e-mail or phone and password. An unknown login, a wrong password and a disabled
 * account get the same answer after the same work, so that nobody learns who is a patient here.
 */
@Component(service = SignIn.class)
public final class SignIn {
    private final AccountStore accounts;
    private final Attempts attempts;
    private final PasswordHashes hashes;
    private final Sessions sessions;
    private final UnitOfWork units;
    private final Audit audit;

    @Activate
    public SignIn(
            @Reference AccountStore accounts,
            @Reference Attempts attempts,
            @Reference PasswordHashes hashes,
            @Reference Sessions sessions,
            @Reference UnitOfWork units,
            @Reference Audit audit) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.hashes = hashes;
        this.sessions = sessions;
        this.units = units;
        this.audit = audit;
    }

    /**
     * Signs in.
     *
     * @param visitor who asks, signed in or not
     * @param formerToken the session that this browser held before; it ends
     * @throws ProblemException invalid {@code sign-in-refused}; too many
     */
    public Sessions.Opened signIn(
            Actor visitor,
            String login,
            String password,
            Device device,
            @Nullable String formerToken) {
        Optional<AccountStore.Stored> found = units.call(() -> counted(login, device));
        String stored = found.map(AccountStore.Stored::passwordHash).orElse(hashes.dummy());
        boolean right = hashes.matches(password, stored);
        if (!right || found.isEmpty() || found.get().account().disabled()) {
            attempts.failed(device);
            audit.append(refused(visitor, found));
            throw ProblemException.of(ProblemKind.INVALID, "sign-in-refused");
        }
        String renewed = hashes.outdated(stored) ? hashes.hash(password) : null;
        AccountId id = found.get().account().id();
        try {
            return units.call(() -> opened(id, stored, renewed, device, formerToken));
        } catch (ProblemException e) {
            if (e.kind() == ProblemKind.UNAVAILABLE) {
                // Whoever knows the password did not guess, even if nobody could open the door.
                attempts.succeeded(id, device);
            }
            throw e;
        }
    }

    /** Counts the try, for an unknown login like for any other, and finds the account. */
    private Optional<AccountStore.Stored> counted(String login, Device device) {
        Optional<AccountStore.Stored> found = LoginName.parse(login).flatMap(accounts::byLogin);
        attempts.begin(found.map(one -> one.account().id()).orElseGet(() -> nobody(login)), device);
        return found;
    }

    /** Reads again inside the unit: the account may have changed while the hash was made. */
    private Sessions.Opened opened(
            AccountId id,
            String checkedHash,
            @Nullable String renewed,
            Device device,
            @Nullable String formerToken) {
        Account account =
                accounts.find(id)
                        .filter(now -> now.passwordHash().equals(checkedHash))
                        .map(AccountStore.Stored::account)
                        .filter(now -> !now.disabled())
                        .orElseThrow(
                                () -> ProblemException.of(ProblemKind.INVALID, "sign-in-refused"));
        attempts.succeeded(id, device);
        if (renewed != null) {
            accounts.rehash(id, checkedHash, renewed);
        }
        audit.append(
                AuditEntry.of(
                        Sessions.actorOf(account),
                        "session.sign-in",
                        account.personId(),
                        "account",
                        id));
        return sessions.open(account, device, formerToken);
    }

    private static AuditEntry refused(Actor visitor, Optional<AccountStore.Stored> found) {
        Set<PersonId> persons = found.map(one -> Set.of(one.account().personId())).orElse(Set.of());
        return new AuditEntry(
                visitor,
                "session.sign-in-refused",
                AuditEntry.Outcome.REFUSED,
                persons,
                "account",
                found.map(one -> one.account().id().toString()).orElse(null),
                Map.of());
    }

    /** An id under which guesses at a login that nobody has are counted like any other's. */
    private static AccountId nobody(String login) {
        String form = LoginName.parse(login).map(LoginName::value).orElse(login);
        return new AccountId(UUID.nameUUIDFromBytes(form.getBytes(StandardCharsets.UTF_8)));
    }
}
