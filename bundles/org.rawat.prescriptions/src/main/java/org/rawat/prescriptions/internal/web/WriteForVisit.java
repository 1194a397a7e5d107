package org.rawat.prescriptions.internal.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** On the page of an appointment: its doctor writes a prescription, or finds what is written. */
@Component(service = SlotSource.class)
public final class WriteForVisit implements SlotSource {
    private final Prescriptions prescriptions;
    private final Clock clock;

    @Activate
    public WriteForVisit(
            @Reference Prescriptions prescriptions,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.prescriptions = prescriptions;
        this.clock = clock;
    }

    @Override
    public String slot() {
        return APPOINTMENT_ACTIONS;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!(subject.get("appointment") instanceof Appointment appointment)
                || !actor.is(Role.DOCTOR)
                || !appointment.doctorId().equals(actor.personId())) {
            return Optional.empty();
        }
        boolean prescribable = appointment.prescribable(clock.instant());
        List<Prescription> written = prescriptions.writtenFor(actor, appointment.id());
        if (!prescribable && written.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Fragment(
                        "action",
                        Map.of(
                                "appointment",
                                appointment.id(),
                                "prescribable",
                                prescribable,
                                "written",
                                written),
                        Set.of(appointment.patientId())));
    }
}
