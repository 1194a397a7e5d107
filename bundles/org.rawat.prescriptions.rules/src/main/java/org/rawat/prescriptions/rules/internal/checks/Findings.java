package org.rawat.prescriptions.rules.internal.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rawat.prescriptions.api.spi.NotChecked;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKind;
import org.rawat.prescriptions.api.spi.SafetyKnowledge;
import org.rawat.prescriptions.api.spi.SafetyText;

/** Collects what the checks find, and what they could not check. */
final class Findings {
    private static final int FINDINGS_MAX = 200;

    private final List<SafetyFinding> findings = new ArrayList<>();
    private final Map<Gap, Set<String>> gaps = new LinkedHashMap<>();
    private final Map<Gap, List<String>> named = new LinkedHashMap<>();

    /** Why something was not checked; several medicines may share it. */
    private record Gap(Set<SafetyKind> kinds, SafetyText text) {}

    void add(SafetyFinding finding) {
        findings.add(finding);
    }

    /** Whether something was found for these very medicines. */
    boolean has(SafetyKind kind, List<String> medicines) {
        return findings.stream()
                .anyMatch(it -> it.kind() == kind && it.medicines().equals(medicines));
    }

    /** Notes a gap; what it concerns is appended to its text. */
    void gap(Set<SafetyKind> kinds, SafetyText why, Given given) {
        Gap gap = new Gap(kinds, why);
        gaps.computeIfAbsent(gap, any -> new LinkedHashSet<>()).add(given.medicine().key());
        List<String> names = named.computeIfAbsent(gap, any -> new ArrayList<>());
        if (!names.contains(given.ingredient().name())) {
            names.add(given.ingredient().name());
        }
    }

    /** Notes a gap that concerns the patient. */
    void gap(Set<SafetyKind> kinds, SafetyText why) {
        gaps.putIfAbsent(new Gap(kinds, why), new LinkedHashSet<>());
    }

    SafetyAnswer.Checked answer(SafetyKnowledge state) {
        findings.sort(
                Comparator.comparing(SafetyFinding::severity).thenComparing(SafetyFinding::kind));
        List<NotChecked> notChecked = new ArrayList<>();
        gaps.forEach(
                (gap, medicines) ->
                        notChecked.add(
                                new NotChecked(
                                        gap.kinds(),
                                        List.copyOf(medicines),
                                        named(gap.text(), named.getOrDefault(gap, List.of())))));
        return new SafetyAnswer.Checked(
                state, findings.subList(0, Math.min(FINDINGS_MAX, findings.size())), notChecked);
    }

    private static SafetyText named(SafetyText why, List<String> names) {
        if (names.isEmpty()) {
            return why;
        }
        String list = String.join(", ", names);
        return new SafetyText(why.indonesian() + " " + list, why.english() + " " + list);
    }
}
