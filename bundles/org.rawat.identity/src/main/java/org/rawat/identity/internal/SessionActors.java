package org.rawat.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.identity.internal.store.SessionStore;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.web.api.ActorSource;

/** Tells the front door who holds a session. */
@Component(service = ActorSource.class)
public final class SessionActors implements ActorSource {
    /** Written no more often than this. */
    private static final Duration LAST_SEEN = Duration.ofMinutes(1);

    private final SessionStore sessions;
    private final SessionCache cache;
    private final UnitOfWork units;
    private final IdentitySettings settings;
    private final Clock clock;

    @Activate
    public SessionActors(
            @Reference SessionStore sessions,
            @Reference SessionCache cache,
            @Reference UnitOfWork units,
            @Reference IdentitySettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.sessions = sessions;
        this.cache = cache;
        this.units = units;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Actor> actor(String sessionToken) {
        if (!Secrets.looksLikeToken(sessionToken)) {
            return Optional.empty();
        }
        byte[] hash = Secrets.sha256(sessionToken);
        String key = HexFormat.of().formatHex(hash);
        return cache.get(key)
                .or(() -> read(hash, key))
                .filter(held -> settings.alive(held, clock.instant()))
                .map(SessionStore.Held::actor);
    }

    private Optional<SessionStore.Held> read(byte[] hash, String key) {
        long generation = cache.generation();
        Instant now = clock.instant();
        Optional<SessionStore.Held> held = units.call(() -> seen(hash, now));
        held.ifPresent(found -> cache.put(key, found, generation));
        return held;
    }

    private Optional<SessionStore.Held> seen(byte[] hash, Instant now) {
        Optional<SessionStore.Held> held =
                sessions.held(hash, PersonRules.childrenBornAfter(clock))
                        .filter(found -> settings.alive(found, now));
        return held.map(
                found -> {
                    if (!quiet(found, now)) {
                        return found;
                    }
                    sessions.seen(found.id(), now);
                    return new SessionStore.Held(found.id(), found.actor(), now, found.expiresAt());
                });
    }

    /**
     * Whether it is time to write that the session is in use. Also after the clock was set back, so
     * that a session never seems busy in the future.
     */
    static boolean quiet(SessionStore.Held held, Instant now) {
        return Duration.between(held.lastSeen(), now).abs().compareTo(LAST_SEEN) >= 0;
    }
}
