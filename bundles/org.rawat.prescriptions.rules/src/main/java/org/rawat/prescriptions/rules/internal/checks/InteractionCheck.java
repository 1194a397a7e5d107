package org.rawat.prescriptions.rules.internal.checks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.knowledge.Rule;

/** Two substances that do not go together. */
final class InteractionCheck {
    private final Knowledge knowledge;
    private final Findings findings;

    InteractionCheck(Knowledge knowledge, Findings findings) {
        this.knowledge = knowledge;
        this.findings = findings;
    }

    void run(List<Given> known) {
        Map<String, SafetyFinding> worst = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            for (int j = i + 1; j < known.size(); j++) {
                look(known.get(i), known.get(j), worst);
            }
        }
        worst.values().stream()
                .sorted((a, b) -> a.rule().compareTo(b.rule()))
                .forEach(findings::add);
    }

    private void look(Given one, Given other, Map<String, SafetyFinding> worst) {
        if (!one.proposed() && !other.proposed()
                || one.is(Objects.requireNonNull(other.substance()))
                || one.combinedWith(other)) {
            return;
        }
        knowledge
                .interaction(Objects.requireNonNull(one.substance()), other.substance())
                .filter(
                        rule ->
                                rule.reach().covers(one.medicine().route())
                                        && rule.reach().covers(other.medicine().route()))
                .map(rule -> finding(rule, one, other))
                .ifPresent(
                        found ->
                                worst.merge(
                                        String.join("\n", found.medicines()) + "\n" + found.rule(),
                                        found,
                                        (a, b) -> a));
    }

    private static SafetyFinding finding(Rule.Interaction rule, Given one, Given other) {
        String pair = one.ingredient().name() + " + " + other.ingredient().name() + ": ";
        SafetySeverity severity = Objects.requireNonNull(rule.severity());
        return new SafetyFinding(
                rule.name(),
                SafetyKind.INTERACTION,
                severity,
                Stream.of(one, other).map(it -> it.medicine().key()).distinct().toList(),
                new SafetyText(pair + rule.effect().indonesian(), pair + rule.effect().english()),
                rule.advice(),
                rule.citation());
    }
}
