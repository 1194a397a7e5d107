package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;

/** Remembers what a client's key has made. */
@Component(service = ClientKeyStore.class)
public final class ClientKeyStore {
    private final EntityManager em;

    @Activate
    public ClientKeyStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    /**
     * Takes the key for a creation. A second taker waits for the first one's commit.
     *
     * @param kind what is made
     * @param result the id of what is about to be made
     * @return what the key has made before; empty when it was free and is taken now
     */
    public Optional<UUID> take(Actor actor, String kind, ClientKey key, UUID result, Instant now) {
        int taken =
                Sql.of(
                                em,
                                "insert into identity.client_keys"
                                        + " (owner, kind, key, result, made_at)"
                                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                                actor.name(),
                                kind,
                                key.value(),
                                result,
                                now)
                        .run();
        return taken == 1 ? Optional.empty() : made(actor, kind, key);
    }

    /** What the key has made. */
    public Optional<UUID> made(Actor actor, String kind, ClientKey key) {
        return Sql.of(
                        em,
                        "select result from identity.client_keys"
                                + " where owner = ? and kind = ? and key = ?",
                        actor.name(),
                        kind,
                        key.value())
                .first(row -> row.getObject("result", UUID.class));
    }

    public int purge(Instant before) {
        return Sql.of(em, "delete from identity.client_keys where made_at < ?", before).run();
    }
}
