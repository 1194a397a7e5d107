package org.rawat.prescriptions.internal.web;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The patient's card on the dashboard: how many prescriptions are in force. */
@Component(service = SlotSource.class)
public final class ActivePrescriptionsCard implements SlotSource {
    private final Prescriptions prescriptions;

    @Activate
    public ActivePrescriptionsCard(@Reference Prescriptions prescriptions) {
        this.prescriptions = prescriptions;
    }

    @Override
    public String slot() {
        return DASHBOARD;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!actor.is(Role.PATIENT)) {
            return Optional.empty();
        }
        Set<PersonId> persons = new HashSet<>(actor.actsFor());
        persons.add(actor.requirePerson());
        return Optional.of(
                new Fragment("card", Map.of("active", prescriptions.active(actor)), persons));
    }
}
