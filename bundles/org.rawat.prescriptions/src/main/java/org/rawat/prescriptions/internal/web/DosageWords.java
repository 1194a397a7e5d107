package org.rawat.prescriptions.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.CompoundForm;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.api.dosage.Supply;

/** Dosages in the words of one reader, for pages. */
public final class DosageWords {
    private final DosageText text;
    private final Locale language;

    DosageWords(DosageText text, Locale language) {
        this.text = text;
        this.language = language;
    }

    /** What a medicine's dosage means, in words of the reader; empty when it is free text. */
    public String sentence(PrescriptionItem item) {
        return item.steps().isEmpty() ? "" : text.write(item.steps(), language);
    }

    /** What is made of the dosage in a row of the form. */
    public DosagePreview preview(MedicineRow row) {
        String form = row.medicine().form();
        String unit = row.medicine().unit();
        for (CompoundForm make : CompoundForm.values()) {
            if (row.compound() && make.name().equals(row.make())) {
                form = make.indonesian();
                unit = make.unit();
            }
        }
        String strength = row.compound() ? "" : row.medicine().strength();
        return preview(row.dosage(), form, strength, unit, row.durationDays());
    }

    /**
     * What is made of a dosage while it is written.
     *
     * @param dosage as typed
     * @param form the medicine's form
     * @param strength its strength
     * @param unit in what it is counted
     * @param days for how many days, as typed; anything that is no such number is none
     */
    public DosagePreview preview(
            String dosage, String form, String strength, String unit, String days) {
        DosageContext medicine = new DosageContext(form, strength, unit, language);
        DosageReading reading = text.read(dosage, medicine);
        if (reading instanceof DosageReading.FreeText free) {
            return new DosagePreview(
                    false,
                    text.explain(free, language),
                    free.reason(),
                    free.part(),
                    List.of(),
                    null,
                    "",
                    "");
        }
        List<Dosage> steps = ((DosageReading.Understood) reading).steps();
        Supply supply = text.supply(steps, medicine, days(days));
        Integer quantity =
                supply instanceof Supply.Counted counted
                        ? Integer.valueOf(counted.quantity())
                        : null;
        return new DosagePreview(
                true,
                text.write(steps, language),
                null,
                "",
                steps,
                quantity,
                cautions(dosage, medicine),
                text.explain(supply, language));
    }

    private String cautions(String dosage, DosageContext medicine) {
        return text.cautions(dosage, medicine).stream()
                .map(caution -> text.explain(caution, language))
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Integer days(String typed) {
        if (!typed.matches("[0-9]{1,3}")) {
            return null;
        }
        int days = Integer.parseInt(typed);
        return days >= 1 && days <= WriteItem.DURATION_MAX ? Integer.valueOf(days) : null;
    }
}
