package org.rawat.prescriptions.rules.internal.checks;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.knowledge.Rule;

/** What must not be given at this age or weight. */
final class LimitCheck {
    private final Knowledge knowledge;
    private final SafetyQuestion question;
    private final Findings findings;
    private final @Nullable BigDecimal months;

    LimitCheck(Knowledge knowledge, SafetyQuestion question, Findings findings) {
        this.knowledge = knowledge;
        this.question = question;
        this.findings = findings;
        OptionalInt age = Age.months(question);
        this.months = age.isPresent() ? BigDecimal.valueOf(age.getAsInt()) : null;
    }

    void run(List<Given> known) {
        Set<String> seen = new HashSet<>();
        for (Given given : known) {
            if (given.proposed()) {
                for (Rule.Limit limit :
                        knowledge.limits(Objects.requireNonNull(given.substance()))) {
                    if (limit.reach().covers(given.medicine().route())
                            && seen.add(given.medicine().key() + "\n" + limit.name())) {
                        check(limit, given);
                    }
                }
            }
        }
    }

    private void check(Rule.Limit limit, Given given) {
        BigDecimal measured = limit.weight() ? question.patient().weightKg() : months;
        if (measured == null) {
            findings.gap(
                    Set.of(limit.weight() ? SafetyKind.WEIGHT : SafetyKind.AGE),
                    limit.weight()
                            ? new SafetyText("Berat badan tidak diketahui:", "Weight unknown:")
                            : new SafetyText("Umur tidak diketahui:", "Age unknown:"),
                    given);
            return;
        }
        boolean under = limit.below() != null && measured.compareTo(limit.below()) < 0;
        boolean over = limit.from() != null && measured.compareTo(limit.from()) >= 0;
        if (under || over) {
            String name = given.ingredient().name() + ": ";
            findings.add(
                    new SafetyFinding(
                            limit.name(),
                            limit.weight() ? SafetyKind.WEIGHT : SafetyKind.AGE,
                            Objects.requireNonNull(limit.severity()),
                            List.of(given.medicine().key()),
                            new SafetyText(
                                    name + limit.text().indonesian(),
                                    name + limit.text().english()),
                            new SafetyText("", ""),
                            limit.citation()));
        }
    }
}
