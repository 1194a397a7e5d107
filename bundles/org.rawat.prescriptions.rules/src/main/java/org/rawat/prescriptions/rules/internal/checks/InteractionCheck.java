package org.rawat.prescriptions.rules.internal.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.knowledge.Rule;

/**
 * Two substances that do not go together, each pair of medicines once. What is active besides is
 * named where the same two are not proposed together already.
 */
final class InteractionCheck {
    private final Knowledge knowledge;
    private final Findings findings;
    private final Set<Set<String>> proposed = new HashSet<>();

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
                .ifPresent(rule -> keep(finding(rule, one, other), one, other, worst));
    }

    /** Whatever is proposed comes first, so that it is known when an active one is looked at. */
    private void keep(
            SafetyFinding found, Given one, Given other, Map<String, SafetyFinding> worst) {
        Set<String> pair = Set.of(key(one), key(other));
        String about = String.join("\n", found.medicines());
        if (one.proposed() && other.proposed()) {
            proposed.add(pair);
        } else if (proposed.contains(pair)) {
            return;
        } else {
            about = (one.proposed() ? one : other).medicine().key() + "\n" + String.join(" ", pair);
        }
        worst.putIfAbsent(about + "\n" + found.rule(), found);
    }

    private static String key(Given given) {
        return Objects.requireNonNull(given.substance()).key();
    }

    private static SafetyFinding finding(Rule.Interaction rule, Given one, Given other) {
        SafetySeverity severity = Objects.requireNonNull(rule.severity());
        return new SafetyFinding(
                rule.name(),
                SafetyKind.INTERACTION,
                severity,
                Stream.of(one, other).map(it -> it.medicine().key()).distinct().toList(),
                new SafetyText(
                        one.named().indonesian()
                                + " + "
                                + other.named().indonesian()
                                + ": "
                                + rule.effect().indonesian(),
                        one.named().english()
                                + " + "
                                + other.named().english()
                                + ": "
                                + rule.effect().english()),
                rule.advice(),
                rule.citation());
    }
}
