package org.rawat.identity.internal.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;

/** The clinic's locations. */
@Component(service = LocationStore.class)
public final class LocationStore {
    private final EntityManager em;

    @Activate
    public LocationStore(@Reference(target = "(osgi.unit.name=identity)") EntityManager em) {
        this.em = em;
    }

    public List<Location> all() {
        return em
                .createQuery(
                        "select l from LocationEntity l order by l.name, l.id",
                        LocationEntity.class)
                .getResultList()
                .stream()
                .map(LocationEntity::toRecord)
                .toList();
    }

    public Optional<Location> find(LocationId id) {
        return Optional.ofNullable(em.find(LocationEntity.class, id.value()))
                .map(LocationEntity::toRecord);
    }

    public Location add(LocationId id, Location values) {
        LocationEntity made = LocationEntity.of(id, values);
        em.persist(made);
        em.flush();
        return made.toRecord();
    }

    /** Changes a location; empty when its version is another than the one that was seen. */
    public Optional<Location> change(Location values) {
        LocationEntity entity = em.find(LocationEntity.class, values.id().value());
        if (entity == null || entity.version() != values.version()) {
            return Optional.empty();
        }
        entity.take(values);
        em.flush();
        return Optional.of(entity.toRecord());
    }
}
