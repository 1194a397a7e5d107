package org.rawat.prescriptions.internal.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

/** How a medicine is taken, as FHIR's Dosage: in words always, in structure where it is certain. */
final class FhirDosage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** UCUM, only for what is a measure; nobody's tablet is another's. */
    private static final Map<DoseUnit, String> MEASURES =
            Map.of(
                    DoseUnit.MILLILITRE, "mL",
                    DoseUnit.MICROGRAM, "ug",
                    DoseUnit.MILLIGRAM, "mg",
                    DoseUnit.GRAM, "g",
                    DoseUnit.CENTIMETRE, "cm");

    private static final Map<PeriodUnit, String> PERIODS =
            Map.of(
                    PeriodUnit.MINUTE, "min",
                    PeriodUnit.HOUR, "h",
                    PeriodUnit.DAY, "d",
                    PeriodUnit.WEEK, "wk",
                    PeriodUnit.MONTH, "mo");

    /** With meals: FHIR gives these no distance (tim-9). */
    private static final Set<Event> WITH_MEALS = Set.of(Event.C, Event.CM, Event.CD, Event.CV);

    private FhirDosage() {}

    /** The directions of an item, as its doctor wrote them and as they were understood. */
    static List<ObjectNode> of(PrescriptionItem item) {
        List<Dosage> steps = item.steps();
        if (steps.isEmpty()) {
            return List.of(words(item));
        }
        List<ObjectNode> all = steps.stream().map(FhirDosage::step).toList();
        // The words are those of all steps together; whoever reads only words reads them once.
        Fhir.text(all.get(0), "text", item.dosage());
        Fhir.text(all.get(0), "patientInstruction", item.instructions());
        return all;
    }

    private static ObjectNode words(PrescriptionItem item) {
        ObjectNode dosage = Fhir.object();
        Fhir.text(dosage, "text", item.dosage());
        Fhir.text(dosage, "patientInstruction", item.instructions());
        return dosage;
    }

    private static ObjectNode step(Dosage step) {
        ObjectNode dosage = Fhir.object();
        dosage.put("sequence", step.sequence());
        step.instructions()
                .forEach(it -> Fhir.add(dosage, "additionalInstruction", Fhir.concept(word(it))));
        ObjectNode repeat = repeat(step.timing());
        if (!repeat.isEmpty()) {
            dosage.putObject("timing").set("repeat", repeat);
        }
        if (step.asNeeded()) {
            if (step.complaints().isEmpty()) {
                dosage.put("asNeededBoolean", true);
            } else {
                String complaints =
                        step.complaints().stream()
                                .map(FhirDosage::word)
                                .collect(Collectors.joining(" or "));
                Fhir.set(dosage, "asNeededCodeableConcept", Fhir.concept(complaints));
            }
        }
        if (step.site() != null) {
            Fhir.set(dosage, "site", Fhir.concept(word(step.site())));
        }
        if (step.route() != null) {
            Fhir.set(dosage, "route", Fhir.concept(word(step.route())));
        }
        dose(step.dose()).ifPresent(dose -> dosage.putArray("doseAndRate").add(dose));
        step.limits().stream()
                .flatMap(limit -> limit(limit, step.dose()).stream())
                .findFirst()
                .ifPresent(most -> dosage.set("maxDosePerPeriod", most));
        return dosage;
    }

    private static ObjectNode repeat(Timing timing) {
        ObjectNode repeat = Fhir.object();
        bounds(repeat, timing.duration());
        if (timing.count() != null) {
            repeat.put("count", timing.count());
        }
        Frequency frequency = timing.frequency();
        Span interval = timing.interval();
        if (frequency != null) {
            repeat.put("frequency", frequency.low());
            if (frequency.range()) {
                repeat.put("frequencyMax", frequency.high());
            }
            period(repeat, frequency.per());
        } else if (interval != null) {
            repeat.put("frequency", 1);
            period(repeat, interval);
        }
        if (!timing.days().isEmpty()) {
            ArrayNode days = repeat.putArray("dayOfWeek");
            timing.days().forEach(day -> days.add(word(day).substring(0, 3)));
        }
        // FHIR allows one of the two (tim-10); the clock says more.
        if (!timing.clockTimes().isEmpty()) {
            ArrayNode times = repeat.putArray("timeOfDay");
            timing.clockTimes().forEach(time -> times.add(TIME.format(time)));
        } else if (!timing.when().isEmpty()) {
            when(repeat, timing.when());
        }
        return repeat;
    }

    private static void bounds(ObjectNode repeat, @Nullable Span duration) {
        if (duration == null) {
            return;
        }
        if (duration.range()) {
            ObjectNode range = repeat.putObject("boundsRange");
            range.set("low", span(duration.low(), duration.unit()));
            range.set("high", span(duration.high(), duration.unit()));
        } else {
            repeat.set("boundsDuration", span(duration.low(), duration.unit()));
        }
    }

    private static void period(ObjectNode repeat, Span per) {
        repeat.put("period", per.low());
        if (per.range()) {
            repeat.put("periodMax", per.high());
        }
        repeat.put("periodUnit", PERIODS.get(per.unit()));
    }

    private static void when(ObjectNode repeat, List<When> when) {
        ArrayNode codes = repeat.putArray("when");
        when.stream().map(it -> it.event().name()).distinct().forEach(codes::add);
        Set<Integer> offsets = when.stream().map(When::offsetMinutes).collect(Collectors.toSet());
        boolean distant = when.stream().noneMatch(it -> WITH_MEALS.contains(it.event()));
        // One distance for all of them, or none.
        if (offsets.size() == 1 && distant && when.get(0).offsetMinutes() > 0) {
            repeat.put("offset", when.get(0).offsetMinutes());
        }
    }

    /** Empty when it is not said, or no decimal number can say it: a third of a tablet. */
    private static Optional<ObjectNode> dose(@Nullable Dose dose) {
        if (dose == null) {
            return Optional.empty();
        }
        Optional<ObjectNode> low = Amounts.decimal(dose.low()).map(n -> amount(n, dose.unit()));
        Optional<ObjectNode> high = Amounts.decimal(dose.high()).map(n -> amount(n, dose.unit()));
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode node = Fhir.object();
        if (dose.range()) {
            ObjectNode range = node.putObject("doseRange");
            range.set("low", low.get());
            range.set("high", high.get());
        } else {
            node.set("doseQuantity", low.get());
        }
        return Optional.of(node);
    }

    /** So many times at most is so much at most, where one time's dose is known. */
    private static Optional<ObjectNode> limit(Limit limit, @Nullable Dose dose) {
        if (limit.per().range()) {
            return Optional.empty();
        }
        DoseUnit unit = limit.unit();
        Fraction most = limit.amount();
        if (unit == null) {
            if (dose == null) {
                return Optional.empty();
            }
            unit = dose.unit();
            most = most.times(dose.high());
        }
        DoseUnit counted = unit;
        return Amounts.decimal(most)
                .map(
                        number ->
                                Fhir.ratio(
                                        amount(number, counted),
                                        span(limit.per().low(), limit.per().unit())));
    }

    private static ObjectNode amount(BigDecimal number, DoseUnit unit) {
        String ucum = MEASURES.get(unit);
        return ucum == null
                ? Fhir.counted(number, word(unit))
                : Fhir.measured(number, ucum.equals("ug") ? "mcg" : ucum, ucum);
    }

    private static ObjectNode span(int length, PeriodUnit unit) {
        return Fhir.measured(
                BigDecimal.valueOf(length), word(unit), PERIODS.getOrDefault(unit, "d"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
