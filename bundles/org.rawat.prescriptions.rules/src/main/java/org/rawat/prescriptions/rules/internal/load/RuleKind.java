package org.rawat.prescriptions.rules.internal.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of files of rules. A file is of the kind whose columns it has. */
public enum RuleKind {
    /** Classes of substances, for allergies, duplicates and rules for many at once. */
    CLASSES(
            List.of("class", "name_id", "name_en", "synonyms", "duplicate", "source"),
            List.of("class")),
    /** The dictionary: names of substances and the classes to which they belong. */
    SUBSTANCES(List.of("substance", "name", "synonyms", "classes", "source"), List.of("substance")),
    INTERACTIONS(
            List.of(
                    "a",
                    "b",
                    "severity",
                    "route",
                    "effect_id",
                    "effect_en",
                    "advice_id",
                    "advice_en",
                    "source"),
            List.of("a", "b")),
    ALLERGIES(
            List.of("allergen", "to", "severity", "text_id", "text_en", "source"),
            List.of("allergen", "to")),
    MAXIMA(
            List.of(
                    "substance",
                    "route",
                    "form",
                    "age_from_months",
                    "age_to_months",
                    "per_kg_day",
                    "max_day",
                    "max_dose",
                    "days_a_week",
                    "unit",
                    "source",
                    "if_days_a_week",
                    "if_times_a_day"),
            List.of("substance", "route", "form", "age_from_months")),
    /** Limits of age in months and of weight in kilograms. */
    LIMITS(
            List.of(
                    "subject",
                    "route",
                    "kind",
                    "below",
                    "from",
                    "severity",
                    "text_id",
                    "text_en",
                    "source"),
            List.of("subject", "route", "kind", "below", "from")),
    PREGNANCY(
            List.of("subject", "route", "kind", "severity", "text_id", "text_en", "source"),
            List.of("subject", "route", "kind"));

    /** Columns that came later: a file may be without them, and a key without their values. */
    private static final List<String> LATER = List.of("if_days_a_week", "if_times_a_day");

    private final List<String> columns;
    private final List<String> keys;

    RuleKind(List<String> columns, List<String> keys) {
        this.columns = columns;
        this.keys = keys;
    }

    /** All columns in their order. */
    public List<String> columns() {
        return columns;
    }

    /** What the row is about: two rows of the same key cannot both hold. */
    String key(Map<String, String> fields) {
        Stream<String> parts = keys.stream().map(column -> fields.getOrDefault(column, ""));
        // An interaction is the same whichever stands first.
        String key =
                (this == INTERACTIONS ? parts.sorted() : parts).collect(Collectors.joining("|"));
        String later =
                LATER.stream()
                        .map(column -> fields.getOrDefault(column, ""))
                        .collect(Collectors.joining("|"));
        return later.equals("|") ? key : key + "|" + later;
    }

    /** The file's name in the bundle. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    /** The kind that has all of its columns in this header, but for those that came later. */
    static Optional<RuleKind> of(Set<String> header) {
        return Stream.of(values()).filter(kind -> header.containsAll(kind.required())).findFirst();
    }

    private List<String> required() {
        return columns.stream().filter(column -> !LATER.contains(column)).toList();
    }
}
