package org.rawat.prescriptions.internal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.api.dosage.Supply;

/** What the directions mean, as far as whoever reads them is there; else they stay free text. */
@Component(service = Directions.class)
public final class Directions {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable DosageText text;

    /** Used by the container. */
    public Directions() {}

    /** With this reader, or none. */
    public Directions(@Nullable DosageText text) {
        this.text = text;
    }

    /** The steps; none when it is free text. */
    List<Dosage> steps(String dosage, DosageContext medicine) {
        DosageText reader = text;
        return reader != null
                        && reader.read(dosage, medicine) instanceof DosageReading.Understood it
                ? it.steps()
                : List.of();
    }

    /** How many of the medicine's unit the steps need; null when that cannot be computed. */
    @Nullable Integer quantity(
            List<Dosage> steps, DosageContext medicine, @Nullable Integer durationDays) {
        DosageText reader = text;
        return reader != null
                        && !steps.isEmpty()
                        && reader.supply(steps, medicine, durationDays)
                                instanceof Supply.Counted counted
                ? Integer.valueOf(counted.quantity())
                : null;
    }

    static DosageContext of(Medicine medicine, Locale language) {
        return new DosageContext(medicine.form(), medicine.strength(), medicine.unit(), language);
    }
}
