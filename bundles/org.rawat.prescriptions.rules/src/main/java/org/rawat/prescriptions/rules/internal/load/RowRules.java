package org.rawat.prescriptions.rules.internal.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rawat.api.FieldProblem;

/** What a row of a file must be like. */
final class RowRules {
    static final Set<String> ROUTES =
            Set.of(
                    "systemic",
                    "any",
                    "oral",
                    "sublingual",
                    "rectal",
                    "vaginal",
                    "injection",
                    "skin",
                    "patch",
                    "eye",
                    "ear",
                    "nose",
                    "inhaled",
                    "mouth");

    /** {@code none} takes a rule of the same key out of use. */
    private static final Set<String> SEVERITIES =
            Set.of("contraindicated", "severe", "moderate", "minor", "none");

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SUBJECT = Pattern.compile("(class:)?[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}([.][0-9]{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
    private static final int KEY_MAX = 100;
    private static final int TEXT_MAX = 1_000;
    private static final Set<String> OPTIONAL =
            Set.of(
                    "synonyms",
                    "classes",
                    "route",
                    "form",
                    "age_from_months",
                    "age_to_months",
                    "per_kg_day",
                    "max_day",
                    "max_dose",
                    "days_a_week",
                    "if_days_a_week",
                    "if_times_a_day",
                    "below",
                    "from",
                    "advice_id",
                    "advice_en");

    private RowRules() {}

    /** What is wrong with a row; empty when nothing. */
    static List<FieldProblem> problems(RuleKind kind, Map<String, String> fields) {
        List<FieldProblem> problems = new ArrayList<>();
        for (String column : kind.columns()) {
            String value = fields.getOrDefault(column, "");
            String code = code(kind, column, value);
            if (!code.isEmpty()) {
                problems.add(FieldProblem.of(column, code));
            }
        }
        if (problems.isEmpty() && kind == RuleKind.LIMITS && oneBound(fields)) {
            problems.add(FieldProblem.of("below", "one-bound"));
        }
        return problems;
    }

    private static boolean oneBound(Map<String, String> fields) {
        return fields.getOrDefault("below", "").isEmpty()
                == fields.getOrDefault("from", "").isEmpty();
    }

    private static String code(RuleKind kind, String column, String value) {
        if (value.isEmpty()) {
            return OPTIONAL.contains(column) ? "" : "required";
        }
        if (value.codePointCount(0, value.length()) > TEXT_MAX) {
            return "too-long";
        }
        if (value.codePoints().anyMatch(RowRules::unprintable)) {
            return "character";
        }
        return switch (column) {
            case "class", "substance" -> fits(KEY, value) ? "" : "key";
            case "a", "b", "allergen", "to", "subject" -> fits(SUBJECT, value) ? "" : "key";
            case "classes" -> keys(value) ? "" : "key";
            case "severity" -> SEVERITIES.contains(value) ? "" : "choice";
            case "route" -> ROUTES.contains(value) ? "" : "choice";
            case "form" -> value.equals("modified") ? "" : "choice";
            case "duplicate" -> value.equals("yes") || value.equals("no") ? "" : "choice";
            case "kind" -> kinds(kind).contains(value) ? "" : "choice";
            case "age_from_months", "age_to_months" ->
                    WHOLE.matcher(value).matches() ? "" : "number";
            case "days_a_week", "if_days_a_week" -> value.matches("[1-7]") ? "" : "number";
            case "if_times_a_day" -> value.matches("[1-9]|1[0-9]|2[0-4]") ? "" : "number";
            case "per_kg_day", "max_day", "max_dose", "below", "from" ->
                    NUMBER.matcher(value).matches() ? "" : "number";
            case "unit" -> Set.of("mg", "[iU]", "mL").contains(value) ? "" : "choice";
            default -> "";
        };
    }

    private static boolean fits(Pattern pattern, String value) {
        return value.length() <= KEY_MAX && pattern.matcher(value).matches();
    }

    private static boolean keys(String value) {
        for (String key : value.split("\\|", -1)) {
            if (!fits(KEY, key.strip())) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> kinds(RuleKind kind) {
        return kind == RuleKind.LIMITS
                ? Set.of("age", "weight")
                : Set.of("pregnancy", "breastfeeding");
    }

    private static boolean unprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
