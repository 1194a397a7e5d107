package org.rawat.identity.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.internal.store.ClientKeyStore;
import org.rawat.identity.internal.store.LocationStore;
import org.rawat.persistence.api.UnitOfWork;

/** The clinic's locations. */
@Component(service = Locations.class)
public final class LocationsService implements Locations {
    private final LocationStore locations;
    private final ClientKeyStore keys;
    private final UnitOfWork units;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public LocationsService(
            @Reference LocationStore locations,
            @Reference ClientKeyStore keys,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.locations = locations;
        this.keys = keys;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Location> all() {
        return units.call(locations::all);
    }

    @Override
    public Optional<Location> find(LocationId location) {
        return units.call(() -> locations.find(location));
    }

    @Override
    public Location create(Actor actor, Location command, ClientKey key) {
        Rights.requireAdministrator(actor);
        check(command);
        return units.call(
                () -> {
                    LocationId id = LocationId.next(clock);
                    Optional<UUID> made =
                            keys.take(actor, "location", key, id.value(), clock.instant());
                    if (made.isPresent()) {
                        return locations.find(new LocationId(made.get())).orElseThrow();
                    }
                    audit.append(AuditEntry.of(actor, "location.created", "location", id));
                    return locations.add(id, command);
                });
    }

    @Override
    public Location change(Actor actor, Location command) {
        Rights.requireAdministrator(actor);
        check(command);
        return units.call(
                () -> {
                    if (locations.find(command.id()).isEmpty()) {
                        throw ProblemException.notFound();
                    }
                    audit.append(
                            AuditEntry.of(actor, "location.changed", "location", command.id()));
                    return locations
                            .change(command)
                            .orElseThrow(() -> ProblemException.conflict("stale"));
                });
    }

    private static void check(Location command) {
        List<FieldProblem> problems = new ArrayList<>();
        text(problems, "name", command.name(), 1, 200);
        text(problems, "letterhead", command.letterhead(), 0, 1000);
        text(problems, "address", command.address(), 1, 500);
        text(problems, "phone", command.phone(), 1, 40);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static void text(
            List<FieldProblem> problems, String field, String text, int min, int max) {
        int length = text.codePointCount(0, text.length());
        if (length < min) {
            problems.add(FieldProblem.of(field, "required"));
        } else if (length > max) {
            problems.add(FieldProblem.of(field, "too-long", max));
        }
    }
}
