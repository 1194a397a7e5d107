package org.rawat.prescriptions.rules.internal.checks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.spi.SafetyAmount;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.knowledge.Regimen;
import org.rawat.prescriptions.rules.internal.knowledge.Rule;
import org.rawat.prescriptions.rules.internal.knowledge.Substance;

/**
 * How much of a substance there is in a day, in all medicines together, against what is allowed.
 */
final class DoseCheck {
    private static final Set<SafetyKind> DOSE = Set.of(SafetyKind.MAXIMUM_DOSE);
    private static final Pattern MODIFIED =
            Pattern.compile(
                    "lepas lambat|modified|prolonged|extended|sustained|controlled release|retard");

    private final Knowledge knowledge;
    private final SafetyQuestion question;
    private final Findings findings;
    private final OptionalInt age;

    DoseCheck(Knowledge knowledge, SafetyQuestion question, Findings findings) {
        this.knowledge = knowledge;
        this.question = question;
        this.findings = findings;
        this.age = Age.months(question);
    }

    void run(List<Given> known) {
        Map<String, List<Given>> bySubstance =
                known.stream()
                        .filter(Given::systemic)
                        .collect(
                                Collectors.groupingBy(
                                        it -> Objects.requireNonNull(it.substance()).key(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        bySubstance.values().stream()
                .filter(all -> all.stream().anyMatch(Given::proposed))
                .forEach(this::check);
    }

    private void check(List<Given> all) {
        Given first = all.stream().filter(Given::proposed).findFirst().orElseThrow();
        Substance substance = Objects.requireNonNull(first.substance());
        List<Rule.Maximum> maxima =
                knowledge.maxima(substance).stream()
                        .filter(it -> it.reach().covers(first.medicine().route()))
                        .filter(it -> !it.modified() || modified(first))
                        .toList();
        if (maxima.isEmpty()) {
            gap(first, "Tidak ada batas dosis yang diketahui:", "No maximum dose is known:");
            return;
        }
        if (age.isEmpty()) {
            gap(
                    first,
                    "Umur tidak diketahui, dosis tidak diperiksa:",
                    "Age unknown, dose not checked:");
            return;
        }
        Optional<Rule.Maximum> rule = inForce(maxima, all);
        if (rule.isEmpty()) {
            gap(
                    first,
                    "Tidak ada batas dosis yang diketahui untuk umur ini:",
                    "No maximum dose is known for this age:");
            return;
        }
        perDay(rule.get(), all, first);
        all.stream().filter(Given::proposed).forEach(it -> perDose(rule.get(), it));
        all.stream().filter(Given::proposed).forEach(it -> daysAWeek(rule.get(), it));
    }

    /** The rule for this age and this regimen: of several the one that says most of it. */
    private Optional<Rule.Maximum> inForce(List<Rule.Maximum> maxima, List<Given> all) {
        List<Given> taken = all.stream().filter(it -> !repeat(it, all)).toList();
        Integer days = Frequency.daysAWeek(taken);
        Integer times = Frequency.timesADay(taken);
        return maxima.stream()
                .filter(it -> it.covers(age.getAsInt()))
                .filter(it -> it.regimen().fits(days, times))
                .min(
                        Comparator.comparing((Rule.Maximum it) -> !it.modified())
                                .thenComparing(Rule.Maximum::regimen, Regimen.NARROWEST));
    }

    private static boolean modified(Given given) {
        return MODIFIED.matcher(given.medicine().form().toLowerCase(Locale.ROOT)).find();
    }

    private void perDay(Rule.Maximum rule, List<Given> all, Given first) {
        if (rule.perDay() == null && rule.perKgDay() == null) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal repeated = BigDecimal.ZERO;
        for (Given one : all) {
            SafetyAmount amount = one.ingredient().perDay();
            if (amount == null || !amount.unit().equals(rule.unit())) {
                gap(
                        one,
                        "Dosis sehari tidak diketahui, tidak diperiksa:",
                        "Daily dose unknown, not checked:");
            } else if (repeat(one, all)) {
                repeated = repeated.add(amount.value());
            } else {
                sum = sum.add(amount.value());
            }
        }
        BigDecimal limit = limit(rule, first);
        if (limit != null && sum.compareTo(limit) > 0) {
            day(rule, all, SafetySeverity.SEVERE, sum.add(repeated), limit);
        } else if (limit != null && sum.add(repeated).compareTo(limit) > 0) {
            // The same medicine again usually takes the place of the one that runs out.
            day(rule, all, SafetySeverity.MODERATE, sum.add(repeated), limit);
        }
    }

    /** Whether it is an active medicine that is proposed again, name, strength and form alike. */
    private static boolean repeat(Given one, List<Given> all) {
        return !one.proposed()
                && all.stream()
                        .anyMatch(
                                other ->
                                        other.proposed()
                                                && other.medicine()
                                                        .label()
                                                        .equals(one.medicine().label()));
    }

    private void day(
            Rule.Maximum rule,
            List<Given> all,
            SafetySeverity severity,
            BigDecimal sum,
            BigDecimal limit) {
        add(
                rule,
                "|day",
                severity,
                all,
                "sehari "
                        + shown(sum, rule)
                        + ", paling banyak "
                        + shown(limit, rule)
                        + Frequency.words(rule.regimen()).indonesian(),
                shown(sum, rule)
                        + " a day, at most "
                        + shown(limit, rule)
                        + Frequency.words(rule.regimen()).english());
    }

    /** What is allowed in a day; null when that needs a weight that is not known. */
    private @Nullable BigDecimal limit(Rule.Maximum rule, Given first) {
        BigDecimal fixed = rule.perDay();
        BigDecimal perKg = rule.perKgDay();
        if (perKg == null) {
            return fixed;
        }
        BigDecimal weight = question.patient().weightKg();
        if (weight == null) {
            gap(
                    first,
                    "Berat badan tidak diketahui, dosis per kilogram tidak diperiksa:",
                    "Weight unknown, dose per kilogram not checked:");
            return fixed;
        }
        BigDecimal byWeight = perKg.multiply(weight, MathContext.DECIMAL64);
        return fixed == null ? byWeight : fixed.min(byWeight);
    }

    private void perDose(Rule.Maximum rule, Given given) {
        SafetyAmount amount = given.ingredient().perDose();
        BigDecimal limit = rule.perDose();
        if (limit != null
                && amount != null
                && amount.unit().equals(rule.unit())
                && amount.value().compareTo(limit) > 0) {
            add(
                    rule,
                    "|dose",
                    SafetySeverity.SEVERE,
                    List.of(given),
                    "sekali "
                            + shown(amount.value(), rule)
                            + ", paling banyak "
                            + shown(limit, rule),
                    shown(amount.value(), rule) + " at a time, at most " + shown(limit, rule));
        }
    }

    private void daysAWeek(Rule.Maximum rule, Given given) {
        Integer limit = rule.daysAWeek();
        if (limit == null) {
            return;
        }
        Integer days = given.medicine().daysAWeek();
        if (days == null) {
            gap(
                    given,
                    "Berapa hari seminggu tidak diketahui, obat ini hanya seminggu sekali:",
                    "Days a week unknown, and this is taken once a week only:");
        } else if (days > limit) {
            findings.add(
                    new SafetyFinding(
                            rule.name() + "|week",
                            SafetyKind.MAXIMUM_DOSE,
                            SafetySeverity.CONTRAINDICATED,
                            List.of(given.medicine().key()),
                            new SafetyText(
                                    given.ingredient().name()
                                            + " hanya "
                                            + limit
                                            + " hari seminggu, di sini "
                                            + days
                                            + ".",
                                    given.ingredient().name()
                                            + " only on "
                                            + limit
                                            + " day a week, here on "
                                            + days
                                            + "."),
                            new SafetyText("Tulis hari minumnya.", "Write on which day."),
                            rule.citation()));
        }
    }

    /**
     * @param figure which of the rule's figures: each is a finding of its own, and a reason for one
     *     is none for the other
     */
    private void add(
            Rule.Maximum rule,
            String figure,
            SafetySeverity severity,
            List<Given> all,
            String indonesian,
            String english) {
        String name = all.get(0).ingredient().name() + ": ";
        findings.add(
                new SafetyFinding(
                        rule.name() + figure,
                        SafetyKind.MAXIMUM_DOSE,
                        severity,
                        all.stream().map(it -> it.medicine().key()).distinct().toList(),
                        new SafetyText(name + indonesian + ".", name + english + "."),
                        new SafetyText("Kurangi dosis.", "Reduce the dose."),
                        rule.citation()));
    }

    private static String shown(BigDecimal amount, Rule.Maximum rule) {
        BigDecimal round = amount.round(new MathContext(4)).stripTrailingZeros();
        return round.toPlainString() + " " + (rule.unit().equals("[iU]") ? "IU" : rule.unit());
    }

    private void gap(Given given, String indonesian, String english) {
        findings.gap(DOSE, new SafetyText(indonesian, english), given);
    }
}
