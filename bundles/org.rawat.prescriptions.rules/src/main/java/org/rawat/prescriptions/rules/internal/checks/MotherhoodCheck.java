package org.rawat.prescriptions.rules.internal.checks;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.knowledge.Rule;

/** Pregnancy and breastfeeding. Whoever may be pregnant and has not been asked is a gap. */
final class MotherhoodCheck {
    private static final int FIRST_MONTHS = 12 * 12;
    private static final int LAST_MONTHS = 52 * 12;

    private final Knowledge knowledge;
    private final SafetyQuestion question;
    private final Findings findings;

    MotherhoodCheck(Knowledge knowledge, SafetyQuestion question, Findings findings) {
        this.knowledge = knowledge;
        this.question = question;
        this.findings = findings;
    }

    void run(List<Given> known) {
        if (!possible()) {
            return;
        }
        for (Given given : known) {
            if (given.proposed()) {
                knowledge.motherhood(Objects.requireNonNull(given.substance())).stream()
                        .filter(rule -> rule.reach().covers(given.medicine().route()))
                        .forEach(rule -> check(rule, given));
            }
        }
    }

    private boolean possible() {
        OptionalInt age = Age.months(question);
        boolean told =
                Boolean.TRUE.equals(question.patient().pregnant())
                        || Boolean.TRUE.equals(question.patient().breastfeeding());
        return told
                || question.patient().sex() != Sex.MALE
                        && (age.isEmpty()
                                || age.getAsInt() >= FIRST_MONTHS && age.getAsInt() < LAST_MONTHS);
    }

    private void check(Rule.Motherhood rule, Given given) {
        boolean pregnancy = rule.kind() == SafetyKind.PREGNANCY;
        Boolean is = is(pregnancy);
        if (is == null && Objects.requireNonNull(rule.severity()) != SafetySeverity.MODERATE) {
            findings.gap(
                    Set.of(rule.kind()),
                    pregnancy
                            ? new SafetyText(
                                    "Apakah hamil? Berbahaya bagi janin:",
                                    "Pregnant? Harmful to the unborn child:")
                            : new SafetyText(
                                    "Apakah menyusui? Berbahaya bagi bayi:",
                                    "Breastfeeding? Harmful to the child:"),
                    given);
        } else if (Boolean.TRUE.equals(is)) {
            String name = given.ingredient().name() + ": ";
            findings.add(
                    new SafetyFinding(
                            rule.name(),
                            rule.kind(),
                            Objects.requireNonNull(rule.severity()),
                            List.of(given.medicine().key()),
                            new SafetyText(
                                    name + rule.text().indonesian(), name + rule.text().english()),
                            new SafetyText("", ""),
                            rule.citation()));
        }
    }

    private @Nullable Boolean is(boolean pregnancy) {
        return pregnancy ? question.patient().pregnant() : question.patient().breastfeeding();
    }
}
