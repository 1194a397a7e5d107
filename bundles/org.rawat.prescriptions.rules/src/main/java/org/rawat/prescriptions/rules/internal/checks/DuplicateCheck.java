package org.rawat.prescriptions.rules.internal.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.api.spi.SafetyText;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.prescriptions.rules.internal.knowledge.Substance;
import org.rawat.prescriptions.rules.internal.knowledge.SubstanceClass;

/** The same substance twice, or two of a class of which one is enough. */
final class DuplicateCheck {
    private static final SafetyText ADVICE =
            new SafetyText(
                    "Hentikan yang lama, atau jangan beri yang baru, kecuali memang disengaja.",
                    "Stop the earlier one or leave out the new one, unless it is meant so.");

    private final Knowledge knowledge;
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();

    DuplicateCheck(Knowledge knowledge, Findings findings) {
        this.knowledge = knowledge;
        this.findings = findings;
    }

    void run(List<Given> known) {
        for (int i = 0; i < known.size(); i++) {
            for (int j = i + 1; j < known.size(); j++) {
                look(known.get(i), known.get(j));
            }
        }
    }

    private void look(Given one, Given other) {
        if (!one.proposed() && !other.proposed()
                || one.combinedWith(other)
                || !together(one, other)) {
            return;
        }
        Substance substance = Objects.requireNonNull(one.substance());
        if (other.is(substance)) {
            add(
                    "duplicate:" + substance.key(),
                    one,
                    other,
                    new SafetyText("Zat yang sama", "The same substance"));
            return;
        }
        List<String> pair = List.of(one.medicine().key(), other.medicine().key());
        if (findings.has(SafetyKind.INTERACTION, pair)) {
            return;
        }
        shared(substance, Objects.requireNonNull(other.substance()))
                .ifPresent(
                        group ->
                                add(
                                        "duplicate:" + group.subject(),
                                        one,
                                        other,
                                        new SafetyText(
                                                "Golongan yang sama ("
                                                        + group.name().indonesian()
                                                        + ")",
                                                "The same class ("
                                                        + group.name().english()
                                                        + ")")));
    }

    /** Both in the whole body, or both in the same place. */
    private static boolean together(Given one, Given other) {
        return one.systemic() && other.systemic()
                || one.medicine().route() == other.medicine().route();
    }

    private Optional<SubstanceClass> shared(Substance one, Substance other) {
        return one.classes().stream()
                .filter(other.classes()::contains)
                .flatMap(key -> knowledge.group(key).stream())
                .filter(SubstanceClass::duplicate)
                .findFirst();
    }

    private void add(String rule, Given one, Given other, SafetyText what) {
        List<String> medicines =
                Stream.of(one, other).map(it -> it.medicine().key()).distinct().toList();
        if (!seen.add(rule + "\n" + medicines)) {
            return;
        }
        String pair = ": " + named(one) + "; " + named(other);
        findings.add(
                new SafetyFinding(
                        rule,
                        SafetyKind.DUPLICATE_THERAPY,
                        SafetySeverity.MODERATE,
                        medicines,
                        new SafetyText(what.indonesian() + pair, what.english() + pair),
                        ADVICE,
                        "PMK 73/2016 (duplikasi pengobatan)"));
    }

    /** With its directions, so that the doctor sees how much of it there is already. */
    private static String named(Given given) {
        String dosage = given.medicine().dosage();
        return given.medicine().label() + (dosage.isEmpty() ? "" : " (" + dosage + ")");
    }
}
