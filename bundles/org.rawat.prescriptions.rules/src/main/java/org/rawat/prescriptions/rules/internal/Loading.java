package org.rawat.prescriptions.rules.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rawat.api.FieldProblem;
import org.rawat.api.Uuid7;
import org.rawat.prescriptions.rules.internal.load.BrokenRow;
import org.rawat.prescriptions.rules.internal.load.RuleFile;
import org.rawat.prescriptions.rules.internal.load.RuleKind;
import org.rawat.prescriptions.rules.internal.load.RuleRow;
import org.rawat.prescriptions.rules.internal.store.RuleStore;

/** Loads files of rules, Rawat's own and the clinic's alike. Inside a unit of work only. */
final class Loading {
    private static final int REPORTED = 1_000;
    private static final int NAME_MAX = 200;

    private final RuleStore store;
    private final Clock clock;

    Loading(RuleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A file and whose it is.
     *
     * @param whole whether rules that are not in the file are taken away
     */
    record Source(
            Origin origin,
            String fileName,
            byte[] content,
            String version,
            LocalDate date,
            boolean whole) {}

    ImportReport load(Source source, String actor, UUID key) {
        RuleFile file = RuleFile.read(source.content());
        List<BrokenRow> broken = new ArrayList<>(file.broken());
        List<RuleRow> rows = knownOnly(file, broken);
        UUID id = Uuid7.next(clock);
        Map<String, RuleRow> before = store.of(source.origin(), file.kind());
        ImportReport report =
                report(id, source, file.kind(), rows, before, sorted(broken), broken.size());
        store.insert(report, actor, key, sha256(source.content()));
        rows.stream()
                .filter(row -> !row.equals(before.get(row.key())))
                .forEach(row -> store.put(source.origin(), row, id));
        if (source.whole()) {
            Set<String> gone = new HashSet<>(before.keySet());
            rows.forEach(row -> gone.remove(row.key()));
            store.remove(source.origin(), file.kind(), List.copyOf(gone));
        }
        return report;
    }

    private ImportReport report(
            UUID id,
            Source source,
            RuleKind kind,
            List<RuleRow> rows,
            Map<String, RuleRow> before,
            List<BrokenRow> reported,
            int broken) {
        int inserted = (int) rows.stream().filter(it -> !before.containsKey(it.key())).count();
        int unchanged = (int) rows.stream().filter(it -> it.equals(before.get(it.key()))).count();
        return new ImportReport(
                id,
                source.origin(),
                source.fileName().isEmpty()
                        ? kind.fileName()
                        : source.fileName()
                                .substring(0, Math.min(NAME_MAX, source.fileName().length())),
                kind,
                source.version(),
                source.date(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                inserted,
                rows.size() - inserted - unchanged,
                unchanged,
                broken,
                reported);
    }

    private static List<BrokenRow> sorted(List<BrokenRow> broken) {
        return broken.stream()
                .sorted(Comparator.comparingLong(BrokenRow::line))
                .limit(REPORTED)
                .toList();
    }

    /** A rule about something that nobody knows would never speak up: it is reported instead. */
    private List<RuleRow> knownOnly(RuleFile file, List<BrokenRow> broken) {
        Set<String> known = known(file);
        List<RuleRow> rows = new ArrayList<>();
        for (int i = 0; i < file.rows().size(); i++) {
            RuleRow row = file.rows().get(i);
            List<FieldProblem> unknown =
                    named(row).entrySet().stream()
                            .filter(named -> !known.containsAll(named.getValue()))
                            .map(named -> FieldProblem.of(named.getKey(), "unknown-subject"))
                            .toList();
            if (unknown.isEmpty()) {
                rows.add(row);
            } else {
                broken.add(new BrokenRow(file.lines().get(i), unknown));
            }
        }
        return rows;
    }

    private static Map<String, List<String>> named(RuleRow row) {
        return switch (row.kind()) {
            case CLASSES -> Map.of();
            case SUBSTANCES ->
                    Map.of(
                            "classes",
                            row.list("classes").stream().map(it -> "class:" + it).toList());
            case INTERACTIONS -> Map.of("a", row.list("a"), "b", row.list("b"));
            case ALLERGIES -> Map.of("allergen", row.list("allergen"), "to", row.list("to"));
            case MAXIMA -> Map.of("substance", row.list("substance"));
            case LIMITS, PREGNANCY -> Map.of("subject", row.list("subject"));
        };
    }

    private Set<String> known(RuleFile file) {
        Set<String> known = new HashSet<>();
        List<RuleRow> rows = new ArrayList<>(store.inForce());
        rows.addAll(file.rows());
        for (RuleRow row : rows) {
            if (row.kind() == RuleKind.CLASSES) {
                known.add("class:" + row.text("class"));
            } else if (row.kind() == RuleKind.SUBSTANCES) {
                known.add(row.text("substance"));
            }
        }
        return known;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
