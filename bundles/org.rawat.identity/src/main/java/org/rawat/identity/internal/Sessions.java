package org.rawat.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.Events;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.internal.store.SessionStore;
import org.rawat.persistence.api.UnitOfWork;

/** Opens, lists and ends sessions. What is ended here is ended for the next request. */
@Component(service = Sessions.class)
public final class Sessions {
    private final SessionStore sessions;
    private final SessionCache cache;
    private final UnitOfWork units;
    private final Audit audit;
    private final Events events;
    private final IdentitySettings settings;
    private final Clock clock;

    @Activate
    public Sessions(
            @Reference SessionStore sessions,
            @Reference SessionCache cache,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference Events events,
            @Reference IdentitySettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.sessions = sessions;
        this.cache = cache;
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A session that has just begun.
     *
     * @param token what the browser keeps; nobody else ever sees it
     * @param lifetime after which it ends in any case
     * @param account whose it is
     */
    public record Opened(String token, Duration lifetime, Account account) {
        @Override
        public String toString() {
            return "Opened[account=" + account.id() + "]";
        }
    }

    /** One line of the list of one's own sessions. */
    public record Listed(
            UUID id,
            Instant createdAt,
            Instant lastSeen,
            String userAgent,
            String address,
            boolean current) {}

    /**
     * Begins a session, inside a unit of work; the caller records why. A former one of the same
     * browser ends.
     */
    Opened open(Account account, Device device, @Nullable String formerToken) {
        Instant now = clock.instant();
        if (formerToken != null) {
            announce(sessions.endByToken(Secrets.sha256(formerToken), now));
        }
        String token = Secrets.token();
        sessions.add(
                Uuid7.next(clock),
                Secrets.sha256(token),
                account.id(),
                now,
                now.plus(settings.longest()),
                device.userAgent(),
                device.address(),
                device.network());
        return new Opened(token, settings.longest(), account);
    }

    /** Signs out; may be repeated. */
    public void signOut(Actor actor, @Nullable String token) {
        if (token == null || !actor.signedIn()) {
            return;
        }
        units.run(
                () -> {
                    List<SessionStore.Ended> ended =
                            sessions.endByToken(Secrets.sha256(token), clock.instant());
                    if (!ended.isEmpty()) {
                        announce(ended);
                        audit.append(about(actor, "session.sign-out"));
                    }
                });
    }

    /** One's own living sessions, the latest first. */
    public List<Listed> list(Actor actor, @Nullable String token) {
        AccountId account = actor.requireAccount();
        byte[] current = token == null ? new byte[0] : Secrets.sha256(token);
        Instant now = clock.instant();
        Duration idle = settings.idle(actor.roles());
        return units.call(() -> sessions.living(account, now)).stream()
                .filter(session -> now.isBefore(session.lastSeen().plus(idle)))
                .map(
                        session ->
                                new Listed(
                                        session.id(),
                                        session.createdAt(),
                                        session.lastSeen(),
                                        session.userAgent(),
                                        session.address(),
                                        Arrays.equals(session.tokenHash(), current)))
                .toList();
    }

    /**
     * Ends one of one's own sessions.
     *
     * @throws ProblemException not found, when it is another's or none
     */
    public void end(Actor actor, UUID session) {
        AccountId account = actor.requireAccount();
        units.run(
                () -> {
                    List<SessionStore.Ended> ended =
                            sessions.endOne(account, session, clock.instant());
                    if (ended.isEmpty()) {
                        throw ProblemException.notFound();
                    }
                    announce(ended);
                    audit.append(about(actor, "session.revoked"));
                });
    }

    /** Ends all of one's own sessions and begins a new one in this browser. */
    public Opened endOthers(Actor actor, Account account, Device device) {
        return units.call(
                () -> {
                    endAll(account.id());
                    audit.append(about(actor, "session.revoked"));
                    return open(account, device, null);
                });
    }

    /** Ends every session of an account, inside a unit of work. */
    void endAll(AccountId account) {
        announce(sessions.endAll(account, clock.instant()));
        units.afterCommit(() -> cache.forget(account));
    }

    /** Lets every session of an account be read anew, inside a unit of work. */
    void refresh(AccountId account) {
        units.afterCommit(() -> cache.forget(account));
        events.publish(new IdentityEvent.AccountChanged(account));
    }

    /** An account as an actor, for the record of what it did. */
    static Actor actorOf(Account account) {
        return new Actor(
                Actor.Kind.ACCOUNT,
                account.id().toString(),
                account.id(),
                account.personId(),
                account.roles(),
                Set.of(),
                account.locale(),
                account.zone());
    }

    private static AuditEntry about(Actor actor, String action) {
        return AuditEntry.of(
                actor, action, actor.requirePerson(), "account", actor.requireAccount());
    }

    private void announce(List<SessionStore.Ended> ended) {
        for (SessionStore.Ended one : ended) {
            String key = HexFormat.of().formatHex(one.tokenHash());
            units.afterCommit(() -> cache.forget(key));
            events.publish(new IdentityEvent.SessionEnded(one.account(), key));
        }
    }
}
