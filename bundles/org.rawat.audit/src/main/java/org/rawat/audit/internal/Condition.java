package org.rawat.audit.internal;

import org.jspecify.annotations.Nullable;
import org.rawat.api.Health;

/** What the appender knows about itself, for the health check. Written by one thread. */
final class Condition {
    private volatile long records;
    private volatile @Nullable String key;
    private volatile @Nullable String writing;
    private volatile @Nullable String sealing;
    private volatile @Nullable String forged;
    private volatile @Nullable String lost;

    void key(@Nullable String problem) {
        key = problem;
    }

    void writing(@Nullable String problem) {
        writing = problem;
    }

    /** Whether writing goes well, as far as is known. */
    boolean writes() {
        return key == null && writing == null;
    }

    void sealing(@Nullable String problem) {
        sealing = problem;
    }

    void forged(@Nullable String recordId) {
        forged = recordId;
    }

    void lost(@Nullable String files) {
        lost = files;
    }

    void records(long number) {
        records = number;
    }

    Health health() {
        String problem = key;
        if (problem != null) {
            return Health.critical(
                    "Nothing can be recorded, so nothing is shown: " + problem + ".",
                    "Put the file back from the backup that belongs to this database.");
        }
        problem = writing;
        if (problem != null) {
            return Health.critical(
                    "Nothing can be recorded, so nothing is shown: " + problem + ".",
                    "See the health of the database, then the log.");
        }
        problem = forged;
        if (problem != null) {
            return Health.critical(
                    "The record " + problem + " was not written by Rawat and is not chained.",
                    "Somebody writes to the database past Rawat: run rawat:audit-verify, change"
                            + " the database's passwords.");
        }
        problem = lost;
        if (problem != null) {
            return Health.critical(
                    "Records that were sealed are missing from the database: " + problem + ".",
                    "Run rawat:audit-verify. If an older database was put back on purpose, move"
                            + " the named file to where the clinic keeps its proofs.");
        }
        problem = sealing;
        if (problem != null) {
            return Health.critical(
                    "The head of the record cannot be sealed: " + problem + ".",
                    "See whether the disk is full and who owns the folder var/audit.");
        }
        return Health.ok(records + " records");
    }
}
