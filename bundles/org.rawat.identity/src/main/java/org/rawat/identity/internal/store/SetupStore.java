package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the first administrator is there. */
@Component(service = SetupStore.class)
public final class SetupStore {
    private final EntityManager em;

    @Activate
    public SetupStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    public boolean done() {
        return Sql.of(em, "select 1 from identity.setup").exists();
    }

    /** Closes the setup for ever; of two at the same time one is told true. */
    public boolean close(Instant now) {
        return Sql.of(
                                em,
                                "insert into identity.setup (singleton, done_at) values (true, ?)"
                                        + " on conflict do nothing",
                                now)
                        .run()
                == 1;
    }
}
