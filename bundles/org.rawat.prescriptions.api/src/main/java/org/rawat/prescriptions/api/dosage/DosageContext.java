package org.rawat.prescriptions.api.dosage;

import java.util.Locale;

/**
 * What is known of the medicine whose dosage is read. It decides what alone is ambiguous: in "3x1"
 * the unit is the form's, "od" is the right eye for eye drops and once a day for a tablet. Anything
 * may be empty; then less is certain.
 *
 * @param form the pharmaceutical form in Indonesian or English, for example {@code tablet salut}
 * @param strength as it is printed, for example {@code 500 mg} or {@code 120 mg/5 ml}
 * @param unit in what the medicine is dispensed, for example {@code tablet} or {@code botol 60 ml}
 * @param language the doctor's language. Indonesian, English and Latin are always read, mixed too
 */
public record DosageContext(String form, String strength, String unit, Locale language) {
    /** Nothing is known of the medicine. */
    public static DosageContext unknown(Locale language) {
        return new DosageContext("", "", "", language);
    }
}
