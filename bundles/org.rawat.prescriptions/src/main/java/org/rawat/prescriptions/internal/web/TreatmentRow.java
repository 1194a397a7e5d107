package org.rawat.prescriptions.internal.web;

import java.util.List;
import java.util.Locale;
import org.rawat.prescriptions.api.DueDose;
import org.rawat.prescriptions.api.Treatment;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.Timing;

/**
 * One medicine as its patient reads it.
 *
 * @param it the medicine
 * @param directions how to take it in plain words; the doctor's own when they are free text
 * @param doses its doses of the day
 */
public record TreatmentRow(Treatment it, String directions, List<DoseRow> doses) {
    public TreatmentRow {
        doses = List.copyOf(doses);
    }

    /**
     * One dose.
     *
     * @param it the dose
     * @param amount how much in words; empty when not said
     */
    public record DoseRow(DueDose it, String amount) {}

    static TreatmentRow of(Treatment it, DosageText text, Locale locale) {
        List<Dosage> steps = it.item().steps();
        return new TreatmentRow(
                it,
                steps.isEmpty() ? it.item().dosage() : text.write(steps, locale),
                it.doses().stream()
                        .map(dose -> new DoseRow(dose, amount(dose, text, locale)))
                        .toList());
    }

    private static String amount(DueDose due, DosageText text, Locale locale) {
        Dose dose = due.dose();
        return dose == null ? "" : text.write(List.of(Dosage.of(dose, Timing.unsaid())), locale);
    }
}
