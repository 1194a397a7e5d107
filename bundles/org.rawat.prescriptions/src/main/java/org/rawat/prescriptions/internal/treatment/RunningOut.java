package org.rawat.prescriptions.internal.treatment;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.api.dosage.Supply;

/** When a medicine is over: by what was said, or because it is used up. */
final class RunningOut {
    // A prescription says at most a year.
    private static final int DAYS_MAX = 366;

    private RunningOut() {}

    /** The last day; null when neither is known. */
    static @Nullable LocalDate lastDay(PrescriptionItem item, Course course, DosageText text) {
        LocalDate said = course.lastDay();
        Integer days = item.durationDays();
        if (said == null && days != null) {
            said = course.first().plusDays(days - 1L);
        }
        LocalDate usedUp = usedUp(item, course, text);
        if (said == null || usedUp == null) {
            return said == null ? usedUp : said;
        }
        return said.isBefore(usedUp) ? said : usedUp;
    }

    /** The last day for which the quantity is enough; null when that cannot be computed. */
    private static @Nullable LocalDate usedUp(
            PrescriptionItem item, Course course, DosageText text) {
        Integer quantity = item.quantity();
        if (quantity == null || course.steps().isEmpty()) {
            return null;
        }
        int enough = 0;
        int tooMany = DAYS_MAX + 1;
        while (tooMany - enough > 1) {
            int middle = (enough + tooMany) / 2;
            if (text.supply(course.steps(), context(item), middle)
                    instanceof Supply.Counted counted) {
                if (counted.quantity() <= quantity) {
                    enough = middle;
                } else {
                    tooMany = middle;
                }
            } else {
                return null;
            }
        }
        return enough == 0 || enough == DAYS_MAX ? null : course.first().plusDays(enough - 1L);
    }

    private static DosageContext context(PrescriptionItem item) {
        return new DosageContext(
                item.form(), item.strength(), item.unit(), Locale.forLanguageTag("id"));
    }
}
