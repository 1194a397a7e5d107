package org.rawat.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Events;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.identity.internal.store.ClientKeyStore;
import org.rawat.identity.internal.store.PersonStore;
import org.rawat.persistence.api.UnitOfWork;

/** Lets patients register themselves. */
@Component(service = Registration.class)
public final class Registration {
    private static final String KIND = "registration";

    private final NewAccounts newAccounts;
    private final AccountStore accounts;
    private final PersonStore people;
    private final ClientKeyStore keys;
    private final PasswordHashes hashes;
    private final Sessions sessions;
    private final Attempts attempts;
    private final UnitOfWork units;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Activate
    public Registration(
            @Reference NewAccounts newAccounts,
            @Reference AccountStore accounts,
            @Reference PersonStore people,
            @Reference ClientKeyStore keys,
            @Reference PasswordHashes hashes,
            @Reference Sessions sessions,
            @Reference Attempts attempts,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference Events events,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.newAccounts = newAccounts;
        this.accounts = accounts;
        this.people = people;
        this.keys = keys;
        this.hashes = hashes;
        this.sessions = sessions;
        this.attempts = attempts;
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a patient says at registration.
     *
     * @param login e-mail or phone
     * @param consent whether the patient agrees that the clinic keeps health data (UU 27/2022)
     */
    public record RegisterPatient(
            RegisterPerson person,
            String login,
            String password,
            boolean consent,
            Locale locale,
            ZoneId zone) {
        @Override
        public String toString() {
            return "RegisterPatient";
        }
    }

    /**
     * Notes a person, makes the account and signs in. A second tap with the same key signs in to
     * the account that the first one made.
     *
     * @throws ProblemException invalid, naming the fields; too many
     */
    public Sessions.Opened register(
            Actor visitor, RegisterPatient command, ClientKey key, Device device) {
        if (!command.consent()) {
            throw ProblemException.invalid("consent", "consent");
        }
        RegisterPerson person =
                PersonRules.checked(reachable(command.person(), command.login()), clock);
        NewAccounts.Checked checked =
                newAccounts.checked(
                        account(
                                command.login(),
                                command.password(),
                                Set.of(Role.PATIENT),
                                command.locale(),
                                command.zone()),
                        List.of(person.name()));
        AccountId id = AccountId.next(clock);
        try {
            Optional<Sessions.Opened> made =
                    newAccounts.unlessTaken(
                            NewAccounts.LOGIN,
                            NewAccounts.LOGIN,
                            () -> made(visitor, id, person, checked, key, device));
            return made.orElseGet(() -> again(visitor, command.password(), key, device));
        } catch (ProblemException e) {
            // Whoever tries which logins exist is slowed down like whoever tries passwords.
            attempts.failed(device);
            throw e;
        }
    }

    private Optional<Sessions.Opened> made(
            Actor visitor,
            AccountId id,
            RegisterPerson command,
            NewAccounts.Checked checked,
            ClientKey key,
            Device device) {
        Instant now = clock.instant();
        if (keys.take(visitor, KIND, key, id.value(), now).isPresent()) {
            return Optional.empty();
        }
        PersonId person = PersonId.next(clock);
        people.add(person, command, now);
        Account account = newAccounts.add(id, person, checked);
        audit.append(
                AuditEntry.of(
                                Sessions.actorOf(account),
                                "account.registered",
                                person,
                                "account",
                                account.id())
                        .with("consent", "yes"));
        events.publish(new IdentityEvent.PersonChanged(person));
        return Optional.of(sessions.open(account, device, null));
    }

    /** The key alone proves nothing: the second tap brings the same password too. */
    private Sessions.Opened again(Actor visitor, String password, ClientKey key, Device device) {
        Optional<UUID> made = units.call(() -> keys.made(visitor, KIND, key));
        Optional<AccountStore.Stored> stored =
                made.flatMap(id -> units.call(() -> accounts.find(new AccountId(id))));
        if (stored.isEmpty() || !hashes.matches(password, stored.get().passwordHash())) {
            throw ProblemException.invalid("_key", "key-used");
        }
        return units.call(() -> sessions.open(stored.get().account(), device, null));
    }

    /** Whoever signs in by phone and names no other number is reached there. */
    private static RegisterPerson reachable(RegisterPerson person, String login) {
        if (person.phone() != null) {
            return person;
        }
        return new RegisterPerson(
                person.name(),
                person.birthDate(),
                person.sex(),
                person.weightKg(),
                person.allergies(),
                LoginName.phone(login).orElse(null),
                person.address());
    }

    /** A command from one field for e-mail or phone. */
    static CreateAccount account(
            String login, String password, Set<Role> roles, Locale locale, ZoneId zone) {
        LoginName name =
                LoginName.parse(login)
                        .orElseThrow(
                                () ->
                                        ProblemException.invalid(
                                                NewAccounts.LOGIN, "email-or-phone"));
        @Nullable String email = name.kind() == LoginName.Kind.EMAIL ? name.value() : null;
        @Nullable String phone = name.kind() == LoginName.Kind.PHONE ? name.value() : null;
        return new CreateAccount(email, phone, password, roles, locale, zone);
    }
}
