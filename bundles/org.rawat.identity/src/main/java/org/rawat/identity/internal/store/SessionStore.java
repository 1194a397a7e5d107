package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Role;

/** Sessions, by the SHA-256 of their token. */
@Component(service = SessionStore.class)
public final class SessionStore {
    private static final String HELD =
            "select s.id, s.token_hash, s.last_seen, s.expires_at, a.id as account, a.person_id,"
                    + " a.locale, a.zone,"
                    + " array(select r.role from identity.account_roles r"
                    + " where r.account_id = a.id) as roles,"
                    + " array(select g.child_id from identity.guardians g"
                    + " join identity.people c on c.id = g.child_id"
                    + " where g.guardian_id = a.person_id and c.birth_date > ?) as children"
                    + " from identity.sessions s"
                    + " join identity.accounts a on a.id = s.account_id"
                    + " where s.ended_at is null and not a.disabled and s.token_hash = ";

    private final EntityManager em;

    @Activate
    public SessionStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    /** A session as its owner sees it in a list. */
    public record Listed(
            UUID id,
            byte[] tokenHash,
            Instant createdAt,
            Instant lastSeen,
            String userAgent,
            String address) {}

    /** A living session and who holds it. */
    public record Held(UUID id, Actor actor, Instant lastSeen, Instant expiresAt) {}

    /** A session that has just been ended. */
    public record Ended(AccountId account, byte[] tokenHash) {}

    public void add(
            UUID id,
            byte[] tokenHash,
            AccountId account,
            Instant now,
            Instant expiresAt,
            String userAgent,
            String address,
            String network) {
        Sql.of(
                        em,
                        "insert into identity.sessions (id, token_hash, account_id, created_at,"
                                + " last_seen, expires_at, user_agent, address, network)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        tokenHash,
                        account.value(),
                        now,
                        now,
                        expiresAt,
                        userAgent,
                        address,
                        network)
                .run();
    }

    /**
     * The session of a token and who holds it: account, roles, and the children who are not yet of
     * age.
     *
     * @param childrenBornAfter children born later are acted for
     */
    public Optional<Held> held(byte[] tokenHash, LocalDate childrenBornAfter) {
        return Sql.of(em, HELD + "?", childrenBornAfter, tokenHash).first(SessionStore::held);
    }

    /** As {@link #held}, for many at once, by the hash in hexadecimal. */
    public Map<String, Held> heldAll(Collection<byte[]> tokenHashes, LocalDate childrenBornAfter) {
        Map<String, Held> all = new HashMap<>();
        Sql.of(em, HELD + "any(?)", childrenBornAfter, tokenHashes.toArray(new byte[0][]))
                .list(
                        row ->
                                all.put(
                                        HexFormat.of().formatHex(row.getBytes("token_hash")),
                                        held(row)));
        return all;
    }

    /** Notes that these sessions are in use; locked in the order of their ids. */
    public void seenAll(Collection<byte[]> tokenHashes, Instant now) {
        if (!tokenHashes.isEmpty()) {
            Sql.of(
                            em,
                            "update identity.sessions set last_seen = ? where ended_at is null"
                                    + " and id in (select id from identity.sessions"
                                    + " where token_hash = any(?) order by id for update)",
                            now,
                            tokenHashes.toArray(new byte[0][]))
                    .run();
        }
    }

    public void seen(UUID session, Instant now) {
        Sql.of(em, "update identity.sessions set last_seen = ? where id = ?", now, session).run();
    }

    /** The living sessions of an account, the latest first. */
    public List<Listed> living(AccountId account, Instant now) {
        return Sql.of(
                        em,
                        "select id, token_hash, created_at, last_seen, user_agent, address"
                                + " from identity.sessions where account_id = ?"
                                + " and ended_at is null and expires_at > ?"
                                + " order by last_seen desc, id",
                        account.value(),
                        now)
                .list(
                        row ->
                                new Listed(
                                        row.getObject("id", UUID.class),
                                        row.getBytes("token_hash"),
                                        Sql.instant(row, "created_at"),
                                        Sql.instant(row, "last_seen"),
                                        row.getString("user_agent"),
                                        row.getString("address")));
    }

    /** Ends the session of a token. */
    public List<Ended> endByToken(byte[] tokenHash, Instant now) {
        return end("token_hash = ?", now, tokenHash);
    }

    /** Ends one of an account's sessions. */
    public List<Ended> endOne(AccountId account, UUID session, Instant now) {
        return end("account_id = ? and id = ?", now, account.value(), session);
    }

    /** Ends every session of an account. */
    public List<Ended> endAll(AccountId account, Instant now) {
        return end("account_id = ?", now, account.value());
    }

    private List<Ended> end(String condition, Instant now, Object... which) {
        Object[] values = new Object[which.length + 1];
        values[0] = now;
        System.arraycopy(which, 0, values, 1, which.length);
        return Sql.of(
                        em,
                        "update identity.sessions set ended_at = ? where ended_at is null and "
                                + condition
                                + " returning account_id, token_hash",
                        values)
                .list(
                        row ->
                                new Ended(
                                        new AccountId(row.getObject("account_id", UUID.class)),
                                        row.getBytes("token_hash")));
    }

    /** Whether the account was signed in to from this network since then. */
    public boolean knownNetwork(AccountId account, String network, Instant since) {
        return Sql.of(
                        em,
                        "select 1 from identity.sessions where account_id = ? and network = ?"
                                + " and created_at > ? limit 1",
                        account.value(),
                        network,
                        since)
                .exists();
    }

    public int purge(Instant before) {
        return Sql.of(
                        em,
                        "delete from identity.sessions where expires_at < ? and created_at < ?",
                        before,
                        before)
                .run();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getObject("id", UUID.class),
                actor(row),
                Sql.instant(row, "last_seen"),
                Sql.instant(row, "expires_at"));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        Set<Role> roles = new HashSet<>();
        for (Object role : (Object[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf((String) role));
        }
        Set<PersonId> children = new HashSet<>();
        Arrays.stream((Object[]) row.getArray("children").getArray())
                .forEach(child -> children.add(new PersonId((UUID) child)));
        AccountId account = new AccountId(row.getObject("account", UUID.class));
        return new Actor(
                Actor.Kind.ACCOUNT,
                account.toString(),
                account,
                new PersonId(row.getObject("person_id", UUID.class)),
                roles,
                children,
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")));
    }
}
