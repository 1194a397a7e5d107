package org.rawat.prescriptions.rules.internal.checks;

import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.spi.SafetyAmount;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Regimen;

/** How often a substance is given, in all medicines together. */
final class Frequency {
    private Frequency() {}

    /** On how many days of a week, of the medicine that is given on most; null when not certain. */
    static @Nullable Integer daysAWeek(List<Given> all) {
        int most = 0;
        for (Given one : all) {
            Integer days = one.medicine().daysAWeek();
            if (days == null) {
                return null;
            }
            most = Math.max(most, days);
        }
        return most;
    }

    /** How many times a day, all medicines together; null when not certain. */
    static @Nullable Integer timesADay(List<Given> all) {
        int times = 0;
        for (Given one : all) {
            SafetyAmount day = one.ingredient().perDay();
            SafetyAmount dose = one.ingredient().perDose();
            if (day == null || dose == null || !day.unit().equals(dose.unit())) {
                return null;
            }
            times += day.value().divide(dose.value(), 0, RoundingMode.CEILING).intValue();
        }
        return times;
    }

    /** For which regimen a figure holds; empty when for every one. */
    static SafetyText words(Regimen regimen) {
        StringBuilder indonesian = new StringBuilder();
        StringBuilder english = new StringBuilder();
        Integer days = regimen.days();
        if (days != null) {
            indonesian.append(" bila diberikan ").append(days).append(" hari seminggu");
            english.append(" when given on ").append(days);
            english.append(days == 1 ? " day a week" : " days a week");
        }
        Integer times = regimen.times();
        if (times != null) {
            indonesian.append(days == null ? " bila diberikan " : ", ").append(times);
            indonesian.append("x sehari");
            english.append(days == null ? " when given " : ", ");
            english.append(times == 1 ? "once a day" : times + " times a day");
        }
        return new SafetyText(indonesian.toString(), english.toString());
    }
}
