package org.rawat.prescriptions.internal.dosage;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

/** Says steps in one language, so that they read back as they are. */
final class DosageWriter {
    private final Words words;

    DosageWriter(Words words) {
        this.words = words;
    }

    String write(List<Dosage> steps) {
        StringBuilder text = new StringBuilder();
        int sequence = 1;
        for (Dosage step : steps) {
            if (text.length() > 0) {
                text.append(words.text(step.sequence() == sequence ? "beside" : "then"))
                        .append(' ');
            }
            sequence = step.sequence();
            text.append(step(step));
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String step(Dosage step) {
        Timing timing = step.timing();
        List<String> parts = new ArrayList<>();
        parts.add(
                Stream.of(lead(step), dose(step.dose()), place(step), often(timing))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(" ")));
        parts.addAll(when(timing));
        if (timing.duration() != null) {
            parts.add(words.text("lasting", span(timing.duration())));
        }
        if (timing.untilFinished()) {
            parts.add(words.text("finish"));
        }
        Integer count = timing.count();
        if (count != null) {
            parts.add(words.text("only", words.text("times", count)));
        }
        if (step.asNeeded()) {
            parts.add(needed(step));
        }
        step.limits().forEach(it -> parts.add(limit(it)));
        step.instructions().forEach(it -> parts.add(words.text("heed." + it)));
        return parts.stream().filter(it -> !it.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Some routes are a verb in some languages: "minum", "apply". */
    private String lead(Dosage step) {
        String key = "lead." + step.route();
        return words.has(key) ? words.text(key) : "";
    }

    private String place(Dosage step) {
        Route route = step.route();
        boolean plain = step.site() != null && step.site().route() == route;
        String way =
                route != null && !plain && words.has("place." + route)
                        ? words.text("place." + route)
                        : "";
        String site = step.site() == null ? "" : words.text("site." + step.site());
        return Stream.of(way, site).filter(it -> !it.isEmpty()).collect(Collectors.joining(" "));
    }

    private String dose(@Nullable Dose dose) {
        return dose == null ? "" : amount(dose.low(), dose.high(), dose.unit());
    }

    /** An amount with its unit. */
    String amount(Fraction low, Fraction high, DoseUnit unit) {
        boolean decimal =
                switch (unit) {
                    case MILLILITRE, MICROGRAM, MILLIGRAM, GRAM, CENTIMETRE, UNIT -> true;
                    default -> false;
                };
        String range =
                low.equals(high) ? "" : words.number(low, decimal) + " " + words.text("to") + " ";
        return range + words.number(high, decimal) + " " + words.counted("unit." + unit, high);
    }

    private String often(Timing timing) {
        List<String> often = new ArrayList<>();
        Frequency frequency = timing.frequency();
        if (frequency != null) {
            String times =
                    frequency.range()
                            ? words.text(
                                    "times",
                                    frequency.low()
                                            + " "
                                            + words.text("to")
                                            + " "
                                            + frequency.high())
                            : times(frequency.low());
            Span per = frequency.per();
            boolean plain = !per.range() && per.low() == 1 && words.has("per." + per.unit());
            often.add(
                    times
                            + " "
                            + (plain
                                    ? words.text("per." + per.unit())
                                    : words.text("per", span(per))));
        }
        if (timing.interval() != null) {
            often.add(words.text("every", span(timing.interval())));
        }
        return String.join(" ", often);
    }

    private String times(int times) {
        String own = "times." + times;
        return words.has(own) ? words.text(own) : words.text("times", times);
    }

    private String span(Span span) {
        String range = span.range() ? span.low() + " " + words.text("to") + " " : "";
        return range
                + span.high()
                + " "
                + words.counted("period." + span.unit(), Fraction.of(span.high()));
    }

    private List<String> when(Timing timing) {
        List<String> when = new ArrayList<>();
        for (boolean meal : new boolean[] {false, true}) {
            List<String> events =
                    timing.when().stream()
                            .filter(it -> it.event().meal() == meal)
                            .map(this::event)
                            .toList();
            if (!events.isEmpty()) {
                when.add(words.list(events));
            }
        }
        if (!timing.clockTimes().isEmpty()) {
            DateTimeFormatter pattern =
                    DateTimeFormatter.ofPattern(words.text("clock.pattern"), Locale.ROOT);
            when.add(
                    words.text(
                            "clock",
                            words.list(
                                    timing.clockTimes().stream().map(pattern::format).toList())));
        }
        if (!timing.days().isEmpty()) {
            when.add(
                    words.text(
                            "days",
                            words.list(
                                    timing.days().stream()
                                            .map(it -> words.text("day." + it))
                                            .toList())));
        }
        return when;
    }

    private String event(When when) {
        int minutes = when.offsetMinutes();
        String event = words.text("event." + when.event());
        if (minutes == 0) {
            return event;
        }
        Span offset =
                minutes % 60 == 0
                        ? Span.of(minutes / 60, PeriodUnit.HOUR)
                        : Span.of(minutes, PeriodUnit.MINUTE);
        return span(offset) + " " + event;
    }

    private String needed(Dosage step) {
        if (step.complaints().isEmpty()) {
            return words.text("needed");
        }
        String complaints =
                step.complaints().stream()
                        .map(it -> words.text("complaint." + it))
                        .collect(Collectors.joining(" " + words.text("or") + " "));
        return words.text("needed.for", complaints);
    }

    private String limit(Limit limit) {
        DoseUnit unit = limit.unit();
        String amount =
                unit == null
                        ? words.text("times", limit.amount())
                        : amount(limit.amount(), limit.amount(), Objects.requireNonNull(unit));
        Span per = limit.per();
        boolean plain = !per.range() && per.low() == 1 && words.has("per." + per.unit());
        String period = plain ? words.text("per." + per.unit()) : words.text("within", span(per));
        return words.text("limit", amount + " " + period);
    }
}
