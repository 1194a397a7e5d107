package org.rawat.prescriptions.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.identity.api.LocationId;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.ControlledRegister;
import org.rawat.prescriptions.api.RegisterEntry;
import org.rawat.prescriptions.internal.store.RegisterStore;

/** Reads the register of controlled medicines. */
@Component(service = ControlledRegister.class)
public final class RegisterQueries implements ControlledRegister {
    private static final int LIMIT_MAX = 100;

    private final RegisterStore store;
    private final UnitOfWork units;

    @Activate
    public RegisterQueries(@Reference RegisterStore store, @Reference UnitOfWork units) {
        this.store = store;
        this.units = units;
    }

    @Override
    public Page<RegisterEntry> entries(
            Actor actor, LocationId location, int year, String after, int limit) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw ProblemException.notFound();
        }
        return page(location, year, null, after, limit);
    }

    @Override
    public Page<RegisterEntry> own(
            Actor actor, LocationId location, int year, String after, int limit) {
        return page(location, year, PrescriptionAccess.doctor(actor), after, limit);
    }

    private Page<RegisterEntry> page(
            LocationId location, int year, @Nullable PersonId doctor, String after, int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit 1 to " + LIMIT_MAX + ": " + limit);
        }
        int before = after.isEmpty() ? Integer.MAX_VALUE : number(after);
        List<RegisterEntry> rows =
                units.call(() -> store.entries(location, year, doctor, before, limit + 1));
        boolean more = rows.size() > limit;
        List<RegisterEntry> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown, more ? String.valueOf(shown.get(limit - 1).number().number()) : null);
    }

    private static int number(String after) {
        if (!after.matches("[0-9]{1,9}")) {
            throw ProblemException.invalid("after", "id");
        }
        return Integer.parseInt(after);
    }
}
