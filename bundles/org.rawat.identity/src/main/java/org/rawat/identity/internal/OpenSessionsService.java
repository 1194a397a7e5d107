package org.rawat.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.identity.api.OpenSessions;
import org.rawat.identity.internal.store.SessionStore;
import org.rawat.persistence.api.UnitOfWork;

/** Sessions by the hash of their token, many at once. */
@Component(service = OpenSessions.class)
public final class OpenSessionsService implements OpenSessions {
    private final SessionStore sessions;
    private final SessionCache cache;
    private final UnitOfWork units;
    private final IdentitySettings settings;
    private final Clock clock;

    @Activate
    public OpenSessionsService(
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
    public Map<String, Actor> actors(Collection<String> sessionHashes) {
        Instant now = clock.instant();
        Map<String, Actor> actors = new HashMap<>();
        units.call(() -> held(sessionHashes))
                .forEach(
                        (hash, held) -> {
                            if (settings.alive(held, now)) {
                                actors.put(hash, held.actor());
                            }
                        });
        return actors;
    }

    @Override
    public void used(Collection<String> sessionHashes) {
        Instant now = clock.instant();
        units.run(
                () -> {
                    List<String> quiet =
                            held(sessionHashes).entrySet().stream()
                                    .filter(one -> settings.alive(one.getValue(), now))
                                    .filter(one -> SessionActors.quiet(one.getValue(), now))
                                    .map(Map.Entry::getKey)
                                    .sorted()
                                    .toList();
                    sessions.seenAll(bytes(quiet), now);
                    units.afterCommit(() -> quiet.forEach(cache::forget));
                });
    }

    private Map<String, SessionStore.Held> held(Collection<String> sessionHashes) {
        return sessions.heldAll(bytes(sessionHashes), PersonRules.childrenBornAfter(clock));
    }

    private static List<byte[]> bytes(Collection<String> sessionHashes) {
        return sessionHashes.stream().distinct().map(HexFormat.of()::parseHex).toList();
    }
}
