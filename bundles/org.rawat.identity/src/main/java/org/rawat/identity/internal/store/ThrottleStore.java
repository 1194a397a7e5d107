package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts of tries, by the hash of what they are counted for. */
@Component(service = ThrottleStore.class)
public final class ThrottleStore {
    private final EntityManager em;

    @Activate
    public ThrottleStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    /** The count, locked until the unit ends, so that parallel tries stand in a line. */
    public ThrottleCount locked(byte[] subject) {
        return Sql.of(
                        em,
                        "insert into identity.throttles as t"
                                + " (subject, attempts, last_attempt, blocked_until)"
                                + " values (?, 0, ?, ?)"
                                + " on conflict (subject) do update set attempts = t.attempts"
                                + " returning attempts, last_attempt, blocked_until",
                        subject,
                        Instant.EPOCH,
                        Instant.EPOCH)
                .first(
                        row ->
                                new ThrottleCount(
                                        row.getInt("attempts"),
                                        Sql.instant(row, "last_attempt"),
                                        Sql.instant(row, "blocked_until")))
                .orElseThrow();
    }

    /** Before when nothing may be tried; long ago when nothing was tried yet. */
    public Instant blockedUntil(byte[] subject) {
        return Sql.of(em, "select blocked_until from identity.throttles where subject = ?", subject)
                .first(row -> Sql.instant(row, "blocked_until"))
                .orElse(Instant.EPOCH);
    }

    public void set(byte[] subject, ThrottleCount count) {
        Sql.of(
                        em,
                        "update identity.throttles set attempts = ?, last_attempt = ?,"
                                + " blocked_until = ? where subject = ?",
                        count.attempts(),
                        count.lastAttempt(),
                        count.blockedUntil(),
                        subject)
                .run();
    }

    public void clear(byte[] subject) {
        Sql.of(em, "delete from identity.throttles where subject = ?", subject).run();
    }

    /** Forgets what no rule remembers any more. */
    public int purge(Instant before) {
        return Sql.of(
                        em,
                        "delete from identity.throttles where last_attempt < ? and blocked_until < ?",
                        before,
                        before)
                .run();
    }
}
