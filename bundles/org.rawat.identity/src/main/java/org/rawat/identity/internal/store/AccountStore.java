package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.internal.LoginName;

/** Accounts and their roles. */
@Component(service = AccountStore.class)
public final class AccountStore {
    private static final String SELECT =
            "select a.id, a.version, a.person_id, a.email, a.phone, a.password_hash, a.disabled,"
                    + " a.locale, a.zone, array(select r.role from identity.account_roles r"
                    + " where r.account_id = a.id) as roles from identity.accounts a";

    private final EntityManager em;

    @Activate
    public AccountStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    /** An account with what never leaves identity: the hash of its password. */
    public record Stored(Account account, String passwordHash) {
        @Override
        public String toString() {
            return account.id().toString();
        }
    }

    public void add(Account account, String passwordHash, Instant now) {
        Sql.of(
                        em,
                        "insert into identity.accounts (id, version, person_id, email, phone,"
                                + " password_hash, locale, zone, disabled, created_at)"
                                + " values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
                        account.id().value(),
                        account.personId().value(),
                        account.email(),
                        account.phone(),
                        passwordHash,
                        account.locale().getLanguage(),
                        account.zone().getId(),
                        account.disabled(),
                        now)
                .run();
        putRoles(account.id(), account.roles());
    }

    public Optional<Stored> find(AccountId id) {
        return Sql.of(em, SELECT + " where a.id = ?", id.value()).first(AccountStore::stored);
    }

    public Optional<Stored> ofPerson(PersonId person) {
        return Sql.of(em, SELECT + " where a.person_id = ?", person.value())
                .first(AccountStore::stored);
    }

    /**
     * The enabled accounts of these persons, and of the parents of those who are not yet of age.
     *
     * @param childrenBornAfter children born later are acted for
     */
    public Map<PersonId, Set<AccountId>> actingFor(
            Collection<PersonId> persons, LocalDate childrenBornAfter) {
        UUID[] ids = persons.stream().map(PersonId::value).toArray(UUID[]::new);
        Map<PersonId, Set<AccountId>> acting = new HashMap<>();
        Sql.of(
                        em,
                        "select a.person_id as person, a.id from identity.accounts a"
                                + " where not a.disabled and a.person_id = any(?)"
                                + " union select g.child_id, a.id from identity.guardians g"
                                + " join identity.people c on c.id = g.child_id"
                                + " join identity.accounts a on a.person_id = g.guardian_id"
                                + " where not a.disabled and c.birth_date > ?"
                                + " and g.child_id = any(?)",
                        ids,
                        childrenBornAfter,
                        ids)
                .list(
                        row ->
                                acting.computeIfAbsent(
                                                new PersonId(row.getObject("person", UUID.class)),
                                                person -> new HashSet<>())
                                        .add(new AccountId(row.getObject("id", UUID.class))));
        return acting;
    }

    /** Whose accounts these are. */
    public Map<AccountId, PersonId> personsOf(Collection<AccountId> accounts) {
        Map<AccountId, PersonId> persons = new HashMap<>();
        Sql.of(
                        em,
                        "select id, person_id from identity.accounts where id = any(?)",
                        (Object) accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .list(
                        row ->
                                persons.put(
                                        new AccountId(row.getObject("id", UUID.class)),
                                        new PersonId(row.getObject("person_id", UUID.class))));
        return persons;
    }

    public Optional<Stored> byLogin(LoginName login) {
        String column = login.kind() == LoginName.Kind.EMAIL ? "a.email" : "a.phone";
        return Sql.of(em, SELECT + " where " + column + " = ?", login.value())
                .first(AccountStore::stored);
    }

    /** Sets the roles; false when the version is another than the one that was seen. */
    public boolean setRoles(AccountId id, long version, Set<Role> roles) {
        boolean current = grown(id, version);
        if (current) {
            Sql.of(em, "delete from identity.account_roles where account_id = ?", id.value()).run();
            putRoles(id, roles);
        }
        return current;
    }

    public void setDisabled(AccountId id, boolean disabled) {
        Sql.of(
                        em,
                        "update identity.accounts set disabled = ?, version = version + 1"
                                + " where id = ?",
                        disabled,
                        id.value())
                .run();
    }

    public void setPassword(AccountId id, String passwordHash) {
        Sql.of(
                        em,
                        "update identity.accounts set password_hash = ?, version = version + 1"
                                + " where id = ?",
                        passwordHash,
                        id.value())
                .run();
    }

    /** Keeps the same password at another cost, unless it was changed meanwhile. */
    public void rehash(AccountId id, String former, String passwordHash) {
        Sql.of(
                        em,
                        "update identity.accounts set password_hash = ?"
                                + " where id = ? and password_hash = ?",
                        passwordHash,
                        id.value(),
                        former)
                .run();
    }

    /** Sets by what one signs in; false when the version is another than the one that was seen. */
    public boolean setLogin(
            AccountId id, long version, @Nullable String email, @Nullable String phone) {
        return Sql.of(
                                em,
                                "update identity.accounts set email = ?, phone = ?,"
                                        + " version = version + 1 where id = ? and version = ?",
                                email,
                                phone,
                                id.value(),
                                version)
                        .run()
                == 1;
    }

    public boolean setPreferences(AccountId id, long version, Locale locale, ZoneId zone) {
        return Sql.of(
                                em,
                                "update identity.accounts set locale = ?, zone = ?,"
                                        + " version = version + 1 where id = ? and version = ?",
                                locale.getLanguage(),
                                zone.getId(),
                                id.value(),
                                version)
                        .run()
                == 1;
    }

    /**
     * Enabled administrators' accounts. Whoever asks holds the right to change them until the unit
     * ends, so that two cannot each take the other for the one who remains.
     */
    public Set<AccountId> administratorsLocked() {
        Sql.of(em, "select 1 from pg_advisory_xact_lock(hashtext('identity.administrators'))")
                .exists();
        return Set.copyOf(
                Sql.of(
                                em,
                                "select a.id from identity.accounts a"
                                        + " join identity.account_roles r on r.account_id = a.id"
                                        + " where r.role = 'ADMINISTRATOR' and not a.disabled")
                        .list(row -> new AccountId(row.getObject("id", UUID.class))));
    }

    /** Whether somebody administers this clinic. */
    public boolean administered() {
        return Sql.of(
                        em,
                        "select 1 from identity.account_roles where role = 'ADMINISTRATOR' limit 1")
                .exists();
    }

    public long count() {
        return Sql.of(em, "select count(*) as n from identity.accounts")
                .first(row -> row.getLong("n"))
                .orElse(0L);
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (row.getArray("roles") != null) {
            for (Object role : (Object[]) row.getArray("roles").getArray()) {
                roles.add(Role.valueOf((String) role));
            }
        }
        return roles;
    }

    static Account account(ResultSet row, String id, String version, String phone)
            throws SQLException {
        return new Account(
                new AccountId(row.getObject(id, UUID.class)),
                row.getInt(version),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("email"),
                row.getString(phone),
                roles(row),
                row.getBoolean("disabled"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(account(row, "id", "version", "phone"), row.getString("password_hash"));
    }

    private boolean grown(AccountId id, long version) {
        return Sql.of(
                                em,
                                "update identity.accounts set version = version + 1"
                                        + " where id = ? and version = ?",
                                id.value(),
                                version)
                        .run()
                == 1;
    }

    private void putRoles(AccountId id, Set<Role> roles) {
        for (Role role : roles) {
            Sql.of(
                            em,
                            "insert into identity.account_roles (account_id, role) values (?, ?)",
                            id.value(),
                            role)
                    .run();
        }
    }
}
