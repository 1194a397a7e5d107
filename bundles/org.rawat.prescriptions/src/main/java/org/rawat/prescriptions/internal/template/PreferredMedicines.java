package org.rawat.prescriptions.internal.template;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.catalogue.api.ProductId;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.internal.store.PreferredStore;

/** What a doctor prescribes often, so that it comes first where it fits as well as others. */
@Component(service = PreferredMedicines.class)
public final class PreferredMedicines {
    private static final int MOST = 30;
    private static final int DAYS = 180;

    private final PreferredStore store;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public PreferredMedicines(
            @Reference PreferredStore store,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.store = store;
        this.units = units;
        this.clock = clock;
    }

    /** The most often first; none for who is no person. */
    public List<ProductId> of(Actor actor) {
        PersonId doctor = actor.personId();
        if (doctor == null) {
            return List.of();
        }
        LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
        return units.call(() -> store.of(doctor, since, MOST));
    }
}
