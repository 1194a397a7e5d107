package org.rawat.prescriptions.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The doctor's card on the dashboard: how many patients ask for a prescription once more. */
@Component(service = SlotSource.class)
public final class RenewalsCard implements SlotSource {
    private final Renewals renewals;

    @Activate
    public RenewalsCard(@Reference Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public String slot() {
        return DASHBOARD;
    }

    @Override
    public int order() {
        return 310;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        return actor.is(Role.DOCTOR)
                ? Optional.of(
                        new Fragment(
                                "renewals-card",
                                Map.of("waiting", renewals.waitingCount(actor)),
                                Set.of()))
                : Optional.empty();
    }
}
