package org.rawat.prescriptions.internal.dosage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

/**
 * Writes a structure as short as a table can hold it: {@code 1-2tab 3/d q8h @MORN,PC-30 at08:00
 * onMON x5d fin n1 prn:PAIN max4/d r:ORAL s:FACE i:CHEW}; {@code &} joins steps side by side,
 * {@code >} those that follow.
 */
final class Notation {
    private static final Map<DoseUnit, String> UNITS =
            Map.ofEntries(
                    Map.entry(DoseUnit.TABLET, "tab"),
                    Map.entry(DoseUnit.CAPLET, "cpl"),
                    Map.entry(DoseUnit.CAPSULE, "cap"),
                    Map.entry(DoseUnit.LOZENGE, "loz"),
                    Map.entry(DoseUnit.MILLILITRE, "ml"),
                    Map.entry(DoseUnit.DROP, "drop"),
                    Map.entry(DoseUnit.MEASURING_SPOON, "mspoon"),
                    Map.entry(DoseUnit.TEASPOON, "tsp"),
                    Map.entry(DoseUnit.TABLESPOON, "tbsp"),
                    Map.entry(DoseUnit.PUFF, "puff"),
                    Map.entry(DoseUnit.SPRAY, "spray"),
                    Map.entry(DoseUnit.APPLICATION, "app"),
                    Map.entry(DoseUnit.FINGERTIP, "ftu"),
                    Map.entry(DoseUnit.CENTIMETRE, "cm"),
                    Map.entry(DoseUnit.SUPPOSITORY, "supp"),
                    Map.entry(DoseUnit.OVULE, "ovule"),
                    Map.entry(DoseUnit.UNIT, "unit"),
                    Map.entry(DoseUnit.MICROGRAM, "mcg"),
                    Map.entry(DoseUnit.MILLIGRAM, "mg"),
                    Map.entry(DoseUnit.GRAM, "g"),
                    Map.entry(DoseUnit.SACHET, "sachet"),
                    Map.entry(DoseUnit.PAPER, "paper"),
                    Map.entry(DoseUnit.AMPOULE, "amp"),
                    Map.entry(DoseUnit.VIAL, "vial"),
                    Map.entry(DoseUnit.NEBULE, "neb"),
                    Map.entry(DoseUnit.PATCH, "patch"),
                    Map.entry(DoseUnit.BOTTLE, "bottle"),
                    Map.entry(DoseUnit.TUBE, "tube"));

    private Notation() {}

    static String of(DosageReading reading) {
        return reading instanceof DosageReading.Understood understood
                ? of(understood.steps())
                : "free";
    }

    static String of(List<Dosage> steps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                boolean beside = steps.get(i).sequence() == steps.get(i - 1).sequence();
                text.append(beside ? " & " : " > ");
            }
            text.append(of(steps.get(i)));
        }
        return text.toString();
    }

    private static String of(Dosage it) {
        List<String> words = new ArrayList<>();
        if (it.dose() != null) {
            words.add(range(it.dose().low(), it.dose().high()) + UNITS.get(it.dose().unit()));
        }
        words.addAll(of(it.timing()));
        if (it.asNeeded()) {
            words.add("prn" + (it.complaints().isEmpty() ? "" : ":" + names(it.complaints())));
        }
        it.limits().forEach(limit -> words.add(of(limit)));
        if (it.route() != null) {
            words.add("r:" + it.route());
        }
        if (it.site() != null) {
            words.add("s:" + it.site());
        }
        if (!it.instructions().isEmpty()) {
            words.add("i:" + names(it.instructions()));
        }
        return String.join(" ", words);
    }

    private static List<String> of(Timing it) {
        List<String> words = new ArrayList<>();
        Frequency frequency = it.frequency();
        if (frequency != null) {
            words.add(range(frequency.low(), frequency.high()) + "/" + per(frequency.per()));
        }
        if (it.interval() != null) {
            words.add("q" + of(it.interval()));
        }
        if (!it.when().isEmpty()) {
            words.add("@" + it.when().stream().map(Notation::of).collect(Collectors.joining(",")));
        }
        if (!it.clockTimes().isEmpty()) {
            words.add("at" + names(it.clockTimes()));
        }
        if (!it.days().isEmpty()) {
            words.add(
                    "on"
                            + it.days().stream()
                                    .map(day -> day.name().substring(0, 3))
                                    .collect(Collectors.joining(",")));
        }
        if (it.duration() != null) {
            words.add("x" + of(it.duration()));
        }
        if (it.untilFinished()) {
            words.add("fin");
        }
        if (it.count() != null) {
            words.add("n" + it.count());
        }
        return words;
    }

    private static String of(When when) {
        return when.event() + (when.offsetMinutes() == 0 ? "" : "-" + when.offsetMinutes());
    }

    private static String of(Limit limit) {
        String unit = limit.unit() == null ? "" : UNITS.get(limit.unit());
        return "max" + limit.amount() + unit + "/" + per(limit.per());
    }

    private static String per(Span span) {
        String length = of(span);
        return length.startsWith("1") && !Character.isDigit(length.charAt(1))
                ? length.substring(1)
                : length;
    }

    private static String of(Span span) {
        return range(span.low(), span.high()) + unit(span.unit());
    }

    private static String unit(PeriodUnit unit) {
        return switch (unit) {
            case MINUTE -> "min";
            case HOUR -> "h";
            case DAY -> "d";
            case WEEK -> "wk";
            case MONTH -> "mo";
        };
    }

    private static String range(Object low, Object high) {
        return low.equals(high) ? low.toString() : low + "-" + high;
    }

    private static String names(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
