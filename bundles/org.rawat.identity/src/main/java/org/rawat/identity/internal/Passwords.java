package org.rawat.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Person;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.identity.internal.store.PersonStore;
import org.rawat.identity.internal.store.ResetCodeStore;
import org.rawat.persistence.api.UnitOfWork;

/** New passwords: by knowing the old one, or with a one-time code from staff. */
@Component(service = Passwords.class)
public final class Passwords {
    private static final String CODE = "reset-code";

    private final AccountStore accounts;
    private final PersonStore people;
    private final ResetCodeStore codes;
    private final PasswordHashes hashes;
    private final PasswordRules rules = new PasswordRules();
    private final Attempts attempts;
    private final Sessions sessions;
    private final UnitOfWork units;
    private final Audit audit;
    private final IdentitySettings settings;
    private final Clock clock;

    @Activate
    public Passwords(
            @Reference AccountStore accounts,
            @Reference PersonStore people,
            @Reference ResetCodeStore codes,
            @Reference PasswordHashes hashes,
            @Reference Attempts attempts,
            @Reference Sessions sessions,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference IdentitySettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.codes = codes;
        this.hashes = hashes;
        this.attempts = attempts;
        this.sessions = sessions;
        this.units = units;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A one-time code, shown once.
     *
     * @param code what the person types
     * @param expiresAt until when it is good
     */
    public record Issued(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * Changes one's own password; every other session ends and this browser gets a new one.
     *
     * @throws ProblemException invalid, naming {@code current} or {@code password}; too many
     */
    public Sessions.Opened change(Actor actor, String current, String chosen, Device device) {
        AccountId id = actor.requireAccount();
        AccountStore.Stored stored = units.call(() -> accounts.find(id)).orElseThrow();
        attempts.begin(id, device);
        if (!hashes.matches(current, stored.passwordHash())) {
            throw ProblemException.invalid("current", "password-wrong");
        }
        attempts.succeeded(id, device);
        check(stored.account(), chosen);
        String hash = hashes.hash(chosen);
        return units.call(
                () -> {
                    accounts.setPassword(id, hash);
                    sessions.endAll(id);
                    audit.append(
                            AuditEntry.of(
                                    actor,
                                    "password.changed",
                                    stored.account().personId(),
                                    "account",
                                    id));
                    return sessions.open(stored.account(), device, null);
                });
    }

    /**
     * Makes a one-time code for a person whom staff have identified. Staff make them for patients,
     * administrators for everybody: nobody becomes an administrator by making a code.
     *
     * @throws ProblemException not found, when the person has no account; conflict {@code
     *     reset-not-yours}
     */
    public Issued issue(Actor actor, PersonId person) {
        Rights.requireCare(actor);
        return units.call(
                () -> {
                    Account account =
                            accounts.ofPerson(person)
                                    .map(AccountStore.Stored::account)
                                    .orElseThrow(ProblemException::notFound);
                    if (!actor.is(Role.ADMINISTRATOR)
                            && !Set.of(Role.PATIENT).containsAll(account.roles())) {
                        throw ProblemException.conflict("reset-not-yours");
                    }
                    return issued(actor, account, settings.resetCode());
                });
    }

    /** The first code of an account that an administrator made, inside a unit of work. */
    Issued invite(Actor actor, Account account) {
        return issued(actor, account, settings.invitation());
    }

    private Issued issued(Actor actor, Account account, Duration lifetime) {
        String code = Secrets.code();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(lifetime);
        codes.put(
                account.id(),
                Secrets.sha256(Secrets.canonicalCode(code)),
                now,
                expiresAt,
                actor.name());
        audit.append(
                AuditEntry.of(
                        actor,
                        "password.code-issued",
                        account.personId(),
                        "account",
                        account.id()));
        return new Issued(code, expiresAt);
    }

    /**
     * Sets a new password with a code. Ends every session and signs nobody in.
     *
     * @throws ProblemException invalid, naming {@code code} or {@code password}; too many
     */
    public void redeem(String code, String chosen, Device device) {
        attempts.begin(CODE, device);
        byte[] hash = Secrets.sha256(Secrets.canonicalCode(code));
        AccountStore.Stored stored =
                units.call(
                                () ->
                                        codes.owner(hash, clock.instant())
                                                .flatMap(accounts::find)
                                                .filter(one -> !one.account().disabled()))
                        .orElseThrow(Passwords::wrongCode);
        check(stored.account(), chosen);
        String chosenHash = hashes.hash(chosen);
        units.run(() -> replace(stored.account(), hash, chosenHash));
        attempts.succeeded(CODE, device);
        attempts.succeeded(stored.account().id(), device);
    }

    private void replace(Account account, byte[] codeHash, String chosenHash) {
        if (!codes.use(codeHash, clock.instant())) {
            throw wrongCode();
        }
        accounts.setPassword(account.id(), chosenHash);
        sessions.endAll(account.id());
        audit.append(
                AuditEntry.of(
                        Sessions.actorOf(account),
                        "password.reset",
                        account.personId(),
                        "account",
                        account.id()));
    }

    private void check(Account account, String chosen) {
        List<@Nullable String> own = new ArrayList<>();
        own.add(account.email());
        own.add(account.phone());
        units.call(() -> people.find(account.personId())).map(Person::name).ifPresent(own::add);
        rules.check("password", chosen, own)
                .ifPresent(
                        problem -> {
                            throw ProblemException.invalid(List.of(problem));
                        });
    }

    private static ProblemException wrongCode() {
        return ProblemException.invalid("code", "code-wrong");
    }
}
