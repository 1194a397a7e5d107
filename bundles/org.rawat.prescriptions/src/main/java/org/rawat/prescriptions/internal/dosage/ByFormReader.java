package org.rawat.prescriptions.internal.dosage;

import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Site;
import org.rawat.prescriptions.internal.dosage.DoseReader.Amount;

/** Reads abbreviations that mean one thing for eye drops and another for a tablet. */
final class ByFormReader {
    private final Cursor cursor;
    private final Medicine medicine;
    private final DoseReader doses;
    private final Said said;

    ByFormReader(Cursor cursor, Medicine medicine, DoseReader doses, Said said) {
        this.cursor = cursor;
        this.medicine = medicine;
        this.doses = doses;
        this.said = said;
    }

    /** The part; an abbreviation that the form does not decide is unclear. */
    Part read(String word, int start) {
        Part part =
                switch (word) {
                    case "OD" ->
                            medicine.forEyes()
                                    ? new Part.Where(Site.RIGHT_EYE)
                                    : medicine.swallowed() || saidSwallowed()
                                            ? new Part.HowOften(Frequency.daily(1))
                                            : null;
                    case "OS" -> medicine.forEyes() ? new Part.Where(Site.LEFT_EYE) : null;
                    case "OU" -> medicine.forEyes() ? new Part.Where(Site.BOTH_EYES) : null;
                    case "AD" -> medicine.forEars() ? new Part.Where(Site.RIGHT_EAR) : null;
                    case "AS", "AL" -> medicine.forEars() ? new Part.Where(Site.LEFT_EAR) : null;
                    case "AU" -> medicine.forEars() ? new Part.Where(Site.BOTH_EARS) : null;
                    case "INHALE" -> medicine.inhaled() ? new Part.By(Route.INHALATION) : null;
                    case "C" -> medicine.liquid() ? spoons(start) : null;
                    default -> throw new IllegalStateException(word);
                };
        if (part == null) {
            throw cursor.wrong(Reason.AMBIGUOUS, start);
        }
        return part;
    }

    private @Nullable Part spoons(int start) {
        Amount amount = doses.takeAmount(true);
        return amount == null
                ? null
                : new Part.HowMuch(doses.dose(amount, DoseUnit.TABLESPOON, start));
    }

    private boolean saidSwallowed() {
        return said.countedIn(DoseUnit.TABLET)
                || said.countedIn(DoseUnit.CAPLET)
                || said.countedIn(DoseUnit.CAPSULE);
    }
}
