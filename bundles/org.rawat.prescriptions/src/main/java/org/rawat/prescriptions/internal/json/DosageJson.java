package org.rawat.prescriptions.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Complaint;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Instruction;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Site;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

/** The steps of a dosage as JSON. */
public final class DosageJson {
    private DosageJson() {}

    public static List<Object> write(List<Dosage> steps) {
        return steps.stream().<Object>map(DosageJson::step).toList();
    }

    public static List<Dosage> read(JsonNode steps) {
        return Json.list(steps, DosageJson::step);
    }

    private static Map<String, Object> step(Dosage step) {
        Map<String, Object> map = new TreeMap<>();
        map.put("sequence", step.sequence());
        Dose dose = step.dose();
        if (dose != null) {
            Map<String, Object> much = new TreeMap<>();
            Json.put(much, "low", dose.low());
            Json.put(much, "high", dose.range() ? dose.high() : null);
            Json.put(much, "unit", dose.unit().name());
            map.put("dose", much);
        }
        map.put("timing", timing(step.timing()));
        if (step.asNeeded()) {
            map.put("asNeeded", true);
        }
        Json.putList(map, "complaints", names(step.complaints()));
        Json.putList(map, "limits", step.limits().stream().map(DosageJson::limit).toList());
        Json.put(map, "route", name(step.route()));
        Json.put(map, "site", name(step.site()));
        Json.putList(map, "instructions", names(step.instructions()));
        return map;
    }

    private static Dosage step(JsonNode node) {
        JsonNode dose = node.path("dose");
        return new Dosage(
                number(node, "sequence"),
                dose.isObject() ? dose(dose) : null,
                timing(node.path("timing")),
                node.path("asNeeded").asBoolean(),
                choices(node.path("complaints"), Complaint.class),
                Json.list(node.path("limits"), DosageJson::limit),
                Json.optionalChoice(node, "route", Route.class),
                Json.optionalChoice(node, "site", Site.class),
                choices(node.path("instructions"), Instruction.class));
    }

    private static Dose dose(JsonNode node) {
        Fraction low = Fraction.parse(Json.required(node, "low"));
        String high = Json.optional(node, "high");
        return new Dose(
                low,
                high == null ? low : Fraction.parse(high),
                Json.choice(node, "unit", DoseUnit.class));
    }

    private static Map<String, Object> timing(Timing timing) {
        Map<String, Object> map = new TreeMap<>();
        Frequency frequency = timing.frequency();
        if (frequency != null) {
            Map<String, Object> often = range(frequency.low(), frequency.high());
            often.put("per", span(frequency.per()));
            map.put("frequency", often);
        }
        putSpan(map, "interval", timing.interval());
        Json.putList(map, "when", timing.when().stream().map(DosageJson::when).toList());
        Json.putList(
                map, "clockTimes", timing.clockTimes().stream().map(LocalTime::toString).toList());
        Json.putList(map, "days", names(timing.days()));
        putSpan(map, "duration", timing.duration());
        if (timing.untilFinished()) {
            map.put("untilFinished", true);
        }
        if (timing.count() != null) {
            map.put("count", timing.count());
        }
        return map;
    }

    private static Timing timing(JsonNode node) {
        JsonNode often = node.path("frequency");
        return new Timing(
                often.isObject() ? frequency(often) : null,
                optionalSpan(node.path("interval")),
                Json.list(node.path("when"), DosageJson::when),
                Json.list(node.path("clockTimes"), time -> LocalTime.parse(time.asText())),
                choices(node.path("days"), DayOfWeek.class),
                optionalSpan(node.path("duration")),
                node.path("untilFinished").asBoolean(),
                Json.whole(node, "count"));
    }

    private static Frequency frequency(JsonNode node) {
        int low = number(node, "low");
        Integer high = Json.whole(node, "high");
        return new Frequency(low, high == null ? low : high, span(node.path("per")));
    }

    private static Map<String, Object> when(When when) {
        Map<String, Object> map = new TreeMap<>();
        map.put("event", when.event().name());
        if (when.offsetMinutes() > 0) {
            map.put("offset", when.offsetMinutes());
        }
        return map;
    }

    private static When when(JsonNode node) {
        Integer offset = Json.whole(node, "offset");
        return new When(Json.choice(node, "event", Event.class), offset == null ? 0 : offset);
    }

    private static Map<String, Object> limit(Limit limit) {
        Map<String, Object> map = new TreeMap<>();
        Json.put(map, "amount", limit.amount());
        Json.put(map, "unit", name(limit.unit()));
        map.put("per", span(limit.per()));
        return map;
    }

    private static Limit limit(JsonNode node) {
        return new Limit(
                Fraction.parse(Json.required(node, "amount")),
                Json.optionalChoice(node, "unit", DoseUnit.class),
                span(node.path("per")));
    }

    private static void putSpan(Map<String, Object> map, String key, @Nullable Span span) {
        if (span != null) {
            map.put(key, span(span));
        }
    }

    private static Map<String, Object> span(Span span) {
        Map<String, Object> map = range(span.low(), span.high());
        map.put("unit", span.unit().name());
        return map;
    }

    private static Map<String, Object> range(int low, int high) {
        Map<String, Object> map = new TreeMap<>();
        map.put("low", low);
        if (high != low) {
            map.put("high", high);
        }
        return map;
    }

    private static @Nullable Span optionalSpan(JsonNode node) {
        return node.isObject() ? span(node) : null;
    }

    private static Span span(JsonNode node) {
        int low = number(node, "low");
        Integer high = Json.whole(node, "high");
        return new Span(
                low, high == null ? low : high, Json.choice(node, "unit", PeriodUnit.class));
    }

    private static int number(JsonNode node, String field) {
        Integer number = Json.whole(node, field);
        if (number == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return number;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    private static <E extends Enum<E>> List<E> choices(JsonNode list, Class<E> type) {
        return Json.list(list, node -> Enum.valueOf(type, node.asText()));
    }
}
