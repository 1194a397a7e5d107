package org.rawat.prescriptions.rules.internal.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyKnowledge;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.load.RuleKind;
import org.rawat.prescriptions.rules.internal.load.RuleRow;

/** All rules at one moment. Never changes: when rules are loaded a new one is made. */
public final class Knowledge {
    private static final int NO_END = Integer.MAX_VALUE;

    private final SafetyKnowledge state;
    private final Dictionary dictionary = new Dictionary();
    private final Map<String, Substance> substances = new HashMap<>();
    private final Map<String, SubstanceClass> classes = new HashMap<>();
    private final Map<String, Rule.Interaction> interactions = new HashMap<>();
    private final Map<String, Rule.CrossReaction> crossReactions = new HashMap<>();
    private final Map<String, List<Rule.Maximum>> maxima = new HashMap<>();
    private final Map<String, List<Rule.Limit>> limits = new HashMap<>();
    private final Map<String, List<Rule.Motherhood>> motherhood = new HashMap<>();

    /** Of these rows; no two of the same kind and key. */
    public Knowledge(SafetyKnowledge state, Collection<RuleRow> rows) {
        this.state = state;
        rows.stream().filter(row -> row.kind() == RuleKind.CLASSES).forEach(this::addClass);
        rows.stream().filter(row -> row.kind() == RuleKind.SUBSTANCES).forEach(this::addSubstance);
        rows.forEach(this::addRule);
    }

    private void addClass(RuleRow row) {
        SubstanceClass made =
                new SubstanceClass(
                        row.text("class"),
                        new SafetyText(row.text("name_id"), row.text("name_en")),
                        row.text("duplicate").equals("yes"));
        classes.put(made.key(), made);
        List<String> names = new ArrayList<>(row.list("synonyms"));
        names.add(row.text("name_id"));
        names.add(row.text("name_en"));
        dictionary.add(made, names);
    }

    private void addSubstance(RuleRow row) {
        Substance made =
                new Substance(row.text("substance"), row.text("name"), row.list("classes"));
        substances.put(made.key(), made);
        List<String> names = new ArrayList<>(List.of(row.text("name")));
        names.addAll(row.list("synonyms"));
        dictionary.add(made, names);
    }

    private void addRule(RuleRow row) {
        switch (row.kind()) {
            case INTERACTIONS -> interactions.put(row.key(), interaction(row));
            case ALLERGIES -> crossReactions.put(row.key(), crossReaction(row));
            case MAXIMA -> many(maxima, row.text("substance")).add(maximum(row));
            case LIMITS -> many(limits, row.text("subject")).add(limit(row));
            case PREGNANCY -> many(motherhood, row.text("subject")).add(motherhood(row));
            case CLASSES, SUBSTANCES -> {}
        }
    }

    private static <T> List<T> many(Map<String, List<T>> map, String key) {
        return map.computeIfAbsent(key, any -> new ArrayList<>());
    }

    private static Rule.Interaction interaction(RuleRow row) {
        return new Rule.Interaction(
                "interaction:" + row.key(),
                severity(row),
                Reach.of(row.text("route")),
                new SafetyText(row.text("effect_id"), row.text("effect_en")),
                new SafetyText(row.text("advice_id"), row.text("advice_en")),
                row.text("source"));
    }

    private static Rule.CrossReaction crossReaction(RuleRow row) {
        return new Rule.CrossReaction(
                "allergy:" + row.key(), severity(row), text(row), row.text("source"));
    }

    private static Rule.Maximum maximum(RuleRow row) {
        int days = row.whole("days_a_week", 0);
        return new Rule.Maximum(
                "maximum:" + row.key(),
                Reach.of(row.text("route")),
                row.text("form").equals("modified"),
                row.whole("age_from_months", 0),
                row.whole("age_to_months", NO_END),
                row.number("per_kg_day"),
                row.number("max_day"),
                row.number("max_dose"),
                days == 0 ? null : days,
                new Regimen(bound(row, "if_days_a_week"), bound(row, "if_times_a_day")),
                row.text("unit"),
                row.text("source"));
    }

    private static @Nullable Integer bound(RuleRow row, String column) {
        int most = row.whole(column, 0);
        return most == 0 ? null : Integer.valueOf(most);
    }

    private static Rule.Limit limit(RuleRow row) {
        return new Rule.Limit(
                "limit:" + row.key(),
                severity(row),
                Reach.of(row.text("route")),
                row.text("kind").equals("weight"),
                row.number("below"),
                row.number("from"),
                text(row),
                row.text("source"));
    }

    private static Rule.Motherhood motherhood(RuleRow row) {
        return new Rule.Motherhood(
                "motherhood:" + row.key(),
                severity(row),
                Reach.of(row.text("route")),
                row.text("kind").equals("pregnancy")
                        ? SafetyKind.PREGNANCY
                        : SafetyKind.BREASTFEEDING,
                text(row),
                row.text("source"));
    }

    private static SafetyText text(RuleRow row) {
        return new SafetyText(row.text("text_id"), row.text("text_en"));
    }

    private static @Nullable SafetySeverity severity(RuleRow row) {
        String word = row.text("severity");
        return word.equals("none") ? null : SafetySeverity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Which version, of which day. */
    public SafetyKnowledge state() {
        return state;
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /** The class with this key. */
    public Optional<SubstanceClass> group(String key) {
        return Optional.ofNullable(classes.get(key));
    }

    /** Whether rules may name this. */
    public boolean knows(String subject) {
        return subject.startsWith("class:")
                ? classes.containsKey(subject.substring("class:".length()))
                : substances.containsKey(subject);
    }

    /**
     * What is said of two substances together, the worst; empty when nothing, or when the clinic
     * has taken this very pair of substances out of use.
     */
    public Optional<Rule.Interaction> interaction(Substance one, Substance other) {
        Rule.Interaction exact = interactions.get(pair(one.key(), other.key()));
        if (exact != null && exact.severity() == null) {
            return Optional.empty();
        }
        Rule.Interaction worst = null;
        for (String a : one.subjects()) {
            for (String b : other.subjects()) {
                Rule.Interaction rule = interactions.get(pair(a, b));
                if (rule != null
                        && worse(rule.severity(), worst == null ? null : worst.severity())) {
                    worst = rule;
                }
            }
        }
        return Optional.ofNullable(worst);
    }

    private static String pair(String a, String b) {
        return a.compareTo(b) <= 0 ? a + "|" + b : b + "|" + a;
    }

    /** What is said of a medicine in spite of an allergy to one of these, the worst. */
    public Optional<Rule.CrossReaction> crossReaction(
            Collection<String> allergens, Substance given) {
        Rule.CrossReaction worst = null;
        for (String allergen : allergens) {
            for (String subject : given.subjects()) {
                Rule.CrossReaction rule = crossReactions.get(allergen + "|" + subject);
                if (rule != null
                        && worse(rule.severity(), worst == null ? null : worst.severity())) {
                    worst = rule;
                }
            }
        }
        return Optional.ofNullable(worst);
    }

    private static boolean worse(@Nullable SafetySeverity one, @Nullable SafetySeverity than) {
        return one != null && (than == null || one.compareTo(than) < 0);
    }

    /** All maxima of a substance that say something. */
    public List<Rule.Maximum> maxima(Substance substance) {
        return maxima.getOrDefault(substance.key(), List.of()).stream()
                .filter(Rule.Maximum::saysSomething)
                .toList();
    }

    /** Limits of age and weight in use. */
    public List<Rule.Limit> limits(Substance substance) {
        return substance.subjects().stream()
                .flatMap(subject -> limits.getOrDefault(subject, List.of()).stream())
                .filter(limit -> limit.severity() != null)
                .toList();
    }

    /** What to heed in pregnancy and breastfeeding. */
    public List<Rule.Motherhood> motherhood(Substance substance) {
        return substance.subjects().stream()
                .flatMap(subject -> motherhood.getOrDefault(subject, List.of()).stream())
                .filter(rule -> rule.severity() != null)
                .toList();
    }
}
