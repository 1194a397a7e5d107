package org.rawat.identity.internal;

import java.time.Clock;
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
import org.rawat.identity.api.Account;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.identity.internal.store.ClientKeyStore;
import org.rawat.identity.internal.store.PersonStore;
import org.rawat.persistence.api.UnitOfWork;

/**
 * Accounts that somebody at the clinic makes for another person. Nobody chooses a password for
 * somebody else: the account begins with one that nobody knows and a one-time code.
 */
@Component(service = Invitations.class)
public final class Invitations {
    private final PersonStore people;
    private final AccountStore accounts;
    private final AccountsService service;
    private final NewAccounts newAccounts;
    private final ClientKeyStore keys;
    private final Doctors doctors;
    private final Passwords passwords;
    private final Events events;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public Invitations(
            @Reference PersonStore people,
            @Reference AccountStore accounts,
            @Reference AccountsService service,
            @Reference NewAccounts newAccounts,
            @Reference ClientKeyStore keys,
            @Reference Doctors doctors,
            @Reference Passwords passwords,
            @Reference Events events,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.service = service;
        this.newAccounts = newAccounts;
        this.keys = keys;
        this.doctors = doctors;
        this.passwords = passwords;
        this.events = events;
        this.units = units;
        this.clock = clock;
    }

    /**
     * A new colleague.
     *
     * @param login e-mail or phone
     * @param doctor what to say of a doctor; null for whoever is none
     */
    public record InviteColleague(
            String name,
            String login,
            Set<Role> roles,
            @Nullable DescribeDoctor doctor,
            Locale locale,
            ZoneId zone) {
        public InviteColleague {
            roles = Set.copyOf(roles);
        }
    }

    /** Who was invited, and the code to hand over. */
    public record Invited(Person person, Account account, Passwords.Issued issued) {}

    /**
     * Notes a colleague with an account; administrators. The same key again makes a new code for
     * the same account.
     *
     * @throws ProblemException invalid, naming the fields
     */
    public Invited colleague(Actor actor, InviteColleague command, ClientKey key) {
        Rights.requireAdministrator(actor);
        RegisterPerson person =
                PersonRules.checked(
                        new RegisterPerson(command.name(), null, Sex.UNKNOWN, null, "", null, null),
                        clock);
        NewAccounts.Checked checked =
                checked(command.login(), command.roles(), command.locale(), command.zone());
        PersonId id = PersonId.next(clock);
        return invited(
                () -> {
                    Optional<UUID> made =
                            keys.take(actor, "colleague", key, id.value(), clock.instant());
                    if (made.isPresent()) {
                        return again(actor, new PersonId(made.get()));
                    }
                    Person noted = people.add(id, person, clock.instant());
                    Account account = service.created(actor, AccountId.next(clock), id, checked);
                    if (command.doctor() != null) {
                        doctors.describe(actor, id, null, command.doctor());
                    }
                    events.publish(new IdentityEvent.PersonChanged(id));
                    return new Invited(noted, account, passwords.invite(actor, account));
                });
    }

    /**
     * Makes an account for a patient whom the clinic has registered; staff and administrators.
     *
     * @throws ProblemException invalid, naming {@code login}; conflict {@code account-exists}; not
     *     found
     */
    public Invited patient(Actor actor, PersonId person, String login, ClientKey key) {
        Rights.requireCare(actor);
        NewAccounts.Checked checked =
                checked(login, Set.of(Role.PATIENT), actor.locale(), actor.zone());
        return invited(
                () -> {
                    Person owner = people.find(person).orElseThrow(ProblemException::notFound);
                    AccountId id = AccountId.next(clock);
                    if (keys.take(actor, "account", key, id.value(), clock.instant()).isPresent()) {
                        return again(actor, person);
                    }
                    Account account = service.created(actor, id, person, checked);
                    return new Invited(owner, account, passwords.invite(actor, account));
                });
    }

    private NewAccounts.Checked checked(String login, Set<Role> roles, Locale locale, ZoneId zone) {
        return newAccounts.checked(
                Registration.account(login, Secrets.token(), roles, locale, zone), List.of());
    }

    private Invited invited(java.util.function.Supplier<Invited> work) {
        return newAccounts.unlessTaken(NewAccounts.LOGIN, NewAccounts.LOGIN, work);
    }

    private Invited again(Actor actor, PersonId person) {
        Account account =
                accounts.ofPerson(person)
                        .map(AccountStore.Stored::account)
                        .orElseThrow(ProblemException::notFound);
        return new Invited(
                people.find(person).orElseThrow(), account, passwords.invite(actor, account));
    }
}
