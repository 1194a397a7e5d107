package org.rawat.prescriptions.rules.internal.checks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyMedicine;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;

/** All checks of a question against the rules. */
public final class Checks {
    private static final SafetyText UNKNOWN =
            new SafetyText("Zat ini tidak dikenal:", "Not a known substance:");

    private Checks() {}

    /** What the rules say. */
    public static SafetyAnswer.Checked answer(Knowledge knowledge, SafetyQuestion question) {
        List<Given> given = new ArrayList<>();
        question.proposed().forEach(it -> add(given, knowledge, it, true));
        question.active().forEach(it -> add(given, knowledge, it, false));
        Findings findings = new Findings();
        for (Given one : given) {
            if (one.substance() == null) {
                findings.gap(notChecked(one), UNKNOWN, one);
            }
        }
        List<Given> known = given.stream().filter(it -> it.substance() != null).toList();
        new AllergyCheck(knowledge, question.patient(), findings).run(known);
        new InteractionCheck(knowledge, findings).run(known);
        new DuplicateCheck(knowledge, findings).run(known);
        new DoseCheck(knowledge, question, findings).run(known);
        new LimitCheck(knowledge, question, findings).run(known);
        new MotherhoodCheck(knowledge, question, findings).run(known);
        return findings.answer(knowledge.state());
    }

    private static void add(
            List<Given> given, Knowledge knowledge, SafetyMedicine medicine, boolean proposed) {
        medicine.ingredients()
                .forEach(
                        ingredient ->
                                given.add(
                                        new Given(
                                                medicine,
                                                proposed,
                                                ingredient,
                                                knowledge
                                                        .dictionary()
                                                        .substance(ingredient.name())
                                                        .orElse(null))));
    }

    private static Set<SafetyKind> notChecked(Given given) {
        return given.proposed()
                ? EnumSet.allOf(SafetyKind.class)
                : EnumSet.of(SafetyKind.INTERACTION, SafetyKind.DUPLICATE_THERAPY);
    }
}
