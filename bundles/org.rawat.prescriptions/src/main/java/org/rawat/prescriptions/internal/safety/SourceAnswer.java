package org.rawat.prescriptions.internal.safety;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.NotChecked;
import org.rawat.prescriptions.api.spi.SafetyAnswer;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.api.spi.SafetyText;

/** Looks at an answer as at anything that comes from outside, and makes it ours. */
final class SourceAnswer {
    private static final int FINDINGS_MAX = 200;
    private static final int TEXT_MAX = 1_000;
    private static final int RULE_MAX = 200;
    private static final int CITATION_MAX = 500;
    private static final SafetyText NONSENSE =
            new SafetyText("Jawabannya tidak dapat dipakai.", "Its answer makes no sense.");

    private SourceAnswer() {}

    static SafetyReview.Source failed(String name, SafetyText title, SafetyText why) {
        return new SafetyReview.Source(name, title, null, List.of(), List.of(), why);
    }

    static SafetyReview.Source of(
            SourceName source, @Nullable SafetyAnswer answer, SafetyQuestion question) {
        if (answer instanceof SafetyAnswer.NotAvailable away) {
            boolean said = shown(away.reason().indonesian(), TEXT_MAX);
            return failed(source.name(), source.title(), said ? away.reason() : NONSENSE);
        }
        Map<String, Integer> places = places(question);
        Map<String, String> labels = labels(question);
        if (!(answer instanceof SafetyAnswer.Checked checked)
                || checked.findings().size() > FINDINGS_MAX
                || checked.gaps().size() > FINDINGS_MAX
                || !shown(checked.knowledge().version(), 80)
                || !checked.findings().stream().allMatch(it -> sane(it, places, labels))
                || !checked.gaps().stream().allMatch(it -> sane(it, labels))) {
            return failed(source.name(), source.title(), NONSENSE);
        }
        return new SafetyReview.Source(
                source.name(),
                source.title(),
                checked.knowledge(),
                alerts(source.name(), checked.findings(), places, labels),
                checked.gaps().stream()
                        .map(it -> new SafetyReview.Gap(items(it.medicines(), places), it))
                        .toList(),
                null);
    }

    /**
     * The findings, each under an id of its own. Where a source uses one rule for several findings
     * about the same medicines, what it says of them tells them apart; what says the same is one.
     */
    private static List<SafetyReview.Alert> alerts(
            String source,
            List<SafetyFinding> findings,
            Map<String, Integer> places,
            Map<String, String> labels) {
        Map<String, Set<String>> saying = new HashMap<>();
        for (SafetyFinding it : findings) {
            saying.computeIfAbsent(id(source, it, labels), any -> new HashSet<>()).add(said(it));
        }
        Map<String, SafetyReview.Alert> alerts = new LinkedHashMap<>();
        for (SafetyFinding it : findings) {
            String id = id(source, it, labels);
            if (saying.getOrDefault(id, Set.of()).size() > 1) {
                id = hash(id + "\n" + said(it));
            }
            alerts.merge(
                    id,
                    new SafetyReview.Alert(id, items(it.medicines(), places), it),
                    SourceAnswer::both);
        }
        return List.copyOf(alerts.values());
    }

    /** The same of the same medicine in another place. */
    private static SafetyReview.Alert both(SafetyReview.Alert one, SafetyReview.Alert other) {
        return new SafetyReview.Alert(
                one.id(),
                Stream.concat(one.items().stream(), other.items().stream()).distinct().toList(),
                one.finding());
    }

    private static Map<String, Integer> places(SafetyQuestion question) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < question.proposed().size(); i++) {
            places.put(question.proposed().get(i).key(), i);
        }
        return places;
    }

    /** What names a medicine wherever it stands; one that is taken already is another. */
    private static Map<String, String> labels(SafetyQuestion question) {
        Map<String, String> labels = new HashMap<>();
        question.proposed().forEach(it -> labels.put(it.key(), it.label()));
        question.active().forEach(it -> labels.put(it.key(), "active " + it.label()));
        return labels;
    }

    private static List<Integer> items(List<String> keys, Map<String, Integer> places) {
        return keys.stream().filter(places::containsKey).map(places::get).distinct().toList();
    }

    private static boolean sane(
            SafetyFinding it, Map<String, Integer> places, Map<String, String> labels) {
        return shown(it.rule(), RULE_MAX)
                && labels.keySet().containsAll(it.medicines())
                && it.medicines().stream().anyMatch(places::containsKey)
                && shown(it.text())
                && it.advice().indonesian().length() <= TEXT_MAX
                && it.advice().english().length() <= TEXT_MAX
                && shown(it.citation(), CITATION_MAX);
    }

    private static boolean sane(NotChecked it, Map<String, String> labels) {
        return labels.keySet().containsAll(it.medicines()) && shown(it.text());
    }

    private static boolean shown(SafetyText text) {
        return shown(text.indonesian(), TEXT_MAX) && shown(text.english(), TEXT_MAX);
    }

    /**
     * Whether it can be shown and stored: neither empty nor overlong nor with broken characters.
     */
    static boolean shown(String text, int max) {
        return !text.isBlank()
                && text.length() <= max
                && text.codePoints()
                        .noneMatch(
                                point ->
                                        point == 0
                                                || Character.getType(point) == Character.SURROGATE);
    }

    /** By source, rule and the medicines in their words: places may change, this does not. */
    private static String id(String source, SafetyFinding it, Map<String, String> labels) {
        String medicines =
                it.medicines().stream()
                        .map(key -> labels.getOrDefault(key, ""))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return hash(source + "\n" + it.rule() + "\n" + medicines);
    }

    private static String said(SafetyFinding it) {
        return String.join(
                "\n",
                it.kind().name(),
                it.severity().name(),
                it.text().toString(),
                it.advice().toString(),
                it.citation());
    }

    private static String hash(String text) {
        return sha256(text).substring(0, 32);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
