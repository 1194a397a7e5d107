package org.rawat.identity.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Accounts;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Person;
import org.rawat.identity.internal.store.AccountStore;
import org.rawat.identity.internal.store.ClientKeyStore;
import org.rawat.identity.internal.store.PersonStore;
import org.rawat.persistence.api.UnitOfWork;

/** Accounts and roles. */
@Component(service = {Accounts.class, AccountsService.class})
public final class AccountsService implements Accounts {
    private final AccountStore accounts;
    private final PersonStore people;
    private final ClientKeyStore keys;
    private final NewAccounts newAccounts;
    private final Doctors doctors;
    private final SetupDoor door;
    private final Sessions sessions;
    private final UnitOfWork units;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public AccountsService(
            @Reference AccountStore accounts,
            @Reference PersonStore people,
            @Reference ClientKeyStore keys,
            @Reference NewAccounts newAccounts,
            @Reference Doctors doctors,
            @Reference SetupDoor door,
            @Reference Sessions sessions,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.keys = keys;
        this.newAccounts = newAccounts;
        this.doctors = doctors;
        this.door = door;
        this.sessions = sessions;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Account create(Actor actor, PersonId person, CreateAccount command, ClientKey key) {
        Rights.requireAdministrator(actor);
        Person owner =
                units.call(() -> people.find(person)).orElseThrow(ProblemException::notFound);
        NewAccounts.Checked checked = newAccounts.checked(command, List.of(owner.name()));
        return newAccounts.unlessTaken(
                "email",
                "phone",
                () -> {
                    AccountId id = AccountId.next(clock);
                    Optional<UUID> made =
                            keys.take(actor, "account", key, id.value(), clock.instant());
                    return made.isPresent()
                            ? required(new AccountId(made.get()))
                            : created(actor, id, person, checked);
                });
    }

    /** Adds an account that has passed the rules, inside a unit of work, and records it. */
    Account created(Actor actor, AccountId id, PersonId person, NewAccounts.Checked checked) {
        Account account = newAccounts.add(id, person, checked);
        audit.append(
                AuditEntry.of(actor, "account.created", person, "account", id)
                        .with("roles", names(account.roles())));
        return account;
    }

    @Override
    public Account setRoles(Actor actor, AccountId account, long version, Set<Role> roles) {
        Rights.requireAdministrator(actor);
        if (roles.isEmpty()) {
            throw ProblemException.invalid("roles", "required");
        }
        return units.call(
                () -> {
                    Account before = required(account);
                    if (before.version() != version) {
                        throw ProblemException.conflict("stale");
                    }
                    if (before.roles().equals(roles)) {
                        return before;
                    }
                    if (!roles.contains(Role.ADMINISTRATOR)) {
                        requireAnotherAdministrator(account);
                    }
                    if (!accounts.setRoles(account, version, roles)) {
                        throw ProblemException.conflict("stale");
                    }
                    if (roles.contains(Role.ADMINISTRATOR)) {
                        door.close(clock.instant());
                    }
                    sessions.refresh(account);
                    audit.append(
                            AuditEntry.of(
                                            actor,
                                            "role.changed",
                                            before.personId(),
                                            "account",
                                            account)
                                    .with("before", names(before.roles()))
                                    .with("after", names(roles)));
                    return required(account);
                });
    }

    @Override
    public Doctor describeDoctor(Actor actor, PersonId person, DescribeDoctor command) {
        return doctors.describe(actor, person, null, command);
    }

    @Override
    public Account setDisabled(Actor actor, AccountId account, boolean disabled) {
        Rights.requireAdministrator(actor);
        return units.call(
                () -> {
                    Account before = required(account);
                    if (before.disabled() == disabled) {
                        return before;
                    }
                    if (disabled) {
                        requireAnotherAdministrator(account);
                        sessions.endAll(account);
                    }
                    accounts.setDisabled(account, disabled);
                    sessions.refresh(account);
                    String action = disabled ? "account.disabled" : "account.enabled";
                    audit.append(
                            AuditEntry.of(actor, action, before.personId(), "account", account));
                    return required(account);
                });
    }

    @Override
    public Optional<Account> findByLogin(Actor actor, String emailOrPhone) {
        Rights.requireAdministrator(actor);
        return LoginName.parse(emailOrPhone)
                .flatMap(login -> units.call(() -> accounts.byLogin(login)))
                .map(AccountStore.Stored::account);
    }

    @Override
    public Optional<Account> accountOf(PersonId person) {
        return units.call(() -> accounts.ofPerson(person)).map(AccountStore.Stored::account);
    }

    @Override
    public Map<PersonId, Set<AccountId>> actingFor(Collection<PersonId> persons) {
        LocalDate childrenBornAfter = PersonRules.childrenBornAfter(clock);
        return units.call(() -> accounts.actingFor(persons, childrenBornAfter));
    }

    @Override
    public Map<AccountId, PersonId> personsOf(Collection<AccountId> ids) {
        return units.call(() -> accounts.personsOf(ids));
    }

    @Override
    public long count() {
        return units.call(accounts::count);
    }

    /** One's own account. */
    public Account own(Actor actor) {
        return units.call(() -> required(actor.requireAccount()));
    }

    /** Sets the language and zone of one's own pages. */
    public Account setPreferences(Actor actor, long version, Locale locale, ZoneId zone) {
        AccountId id = actor.requireAccount();
        return units.call(
                () -> {
                    if (!accounts.setPreferences(id, version, locale, zone)) {
                        throw ProblemException.conflict("stale");
                    }
                    sessions.refresh(id);
                    audit.append(
                            AuditEntry.of(
                                    actor,
                                    "account.preferences",
                                    actor.requirePerson(),
                                    "account",
                                    id));
                    return required(id);
                });
    }

    private void requireAnotherAdministrator(AccountId leaving) {
        Set<AccountId> remaining = new HashSet<>(accounts.administratorsLocked());
        if (remaining.remove(leaving) && remaining.isEmpty()) {
            throw ProblemException.conflict("last-administrator");
        }
    }

    private Account required(AccountId id) {
        return accounts.find(id)
                .map(AccountStore.Stored::account)
                .orElseThrow(ProblemException::notFound);
    }

    private static String names(Collection<Role> roles) {
        return String.join(",", new TreeSet<>(roles.stream().map(Role::name).toList()));
    }
}
