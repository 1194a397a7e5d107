package org.rawat.prescriptions.pdf.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.Actor;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.pdf.internal.PrintedPrescriptions;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The button on a prescription's page, for whoever reads it as its patient or its doctor. */
@Component(service = SlotSource.class)
public final class FileButton implements SlotSource {
    @Activate
    public FileButton() {}

    @Override
    public String slot() {
        return PRESCRIPTION_ACTIONS;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!(subject.get("prescription") instanceof Prescription it)
                || !PrintedPrescriptions.printable(it.status())
                || !it.intact()) {
            return Optional.empty();
        }
        boolean doctor = it.doctorId().equals(actor.personId());
        if (!doctor && !actor.mayActFor(it.patientId())) {
            return Optional.empty();
        }
        String page = (doctor ? "/doctor/prescriptions/" : "/prescriptions/") + it.id() + "/pdf";
        return Optional.of(new Fragment("button", Map.of("page", page), Set.of(it.patientId())));
    }
}
