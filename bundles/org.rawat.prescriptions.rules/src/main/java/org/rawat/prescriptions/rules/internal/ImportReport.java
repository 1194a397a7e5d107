package org.rawat.prescriptions.rules.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rawat.prescriptions.rules.internal.load.BrokenRow;
import org.rawat.prescriptions.rules.internal.load.RuleKind;

/**
 * What came of loading a file.
 *
 * @param id names it
 * @param origin whose rules they are
 * @param fileName as the browser or the bundle named it
 * @param kind which kind of rules
 * @param version the version of the rules in it
 * @param date of which day they are
 * @param at when they were loaded
 * @param inserted how many rules are new
 * @param changed how many replaced another of the same key
 * @param unchanged how many were there already
 * @param brokenRows how many rows were not taken over
 * @param broken the first thousand of these
 */
public record ImportReport(
        UUID id,
        Origin origin,
        String fileName,
        RuleKind kind,
        String version,
        LocalDate date,
        Instant at,
        int inserted,
        int changed,
        int unchanged,
        int brokenRows,
        List<BrokenRow> broken) {
    public ImportReport {
        broken = List.copyOf(broken);
    }
}
