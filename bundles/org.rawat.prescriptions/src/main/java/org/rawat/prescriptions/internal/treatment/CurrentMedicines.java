package org.rawat.prescriptions.internal.treatment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.dosage.DosageText;

/** Which medicines of active prescriptions are still taken, and until when. */
@Component(service = CurrentMedicines.class)
public final class CurrentMedicines {
    private final DosageText text;
    private final Clock clock;

    @Activate
    public CurrentMedicines(
            @Reference DosageText text,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.text = text;
        this.clock = clock;
    }

    /**
     * The medicines of these prescriptions without those whose last day is past, and without what
     * is not as it was signed. The caller has authorised.
     */
    public List<CurrentMedicine> of(Actor actor, List<Prescription> active) {
        LocalDate today = clock.instant().atZone(actor.zone()).toLocalDate();
        List<CurrentMedicine> all = new ArrayList<>();
        for (Prescription it : active) {
            Instant signed = it.signedAt();
            if (signed == null || !it.intact()) {
                continue;
            }
            for (PrescriptionItem item : it.items()) {
                Course course =
                        Course.signedAt(
                                signed.atZone(actor.zone()).toLocalDateTime(), item.steps());
                LocalDate last = RunningOut.lastDay(item, course, text);
                if (last == null || !today.isAfter(last)) {
                    all.add(new CurrentMedicine(item, it.doctor().name(), last));
                }
            }
        }
        return all;
    }
}
