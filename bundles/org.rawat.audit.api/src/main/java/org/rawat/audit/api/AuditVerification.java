package org.rawat.audit.api;

import org.jspecify.annotations.Nullable;

/**
 * What going through the chain has found.
 *
 * @param records how many chained records were found to be as they were written
 * @param waiting how many committed records wait to be chained
 * @param finding the first that is not as it was written, or null when all are
 */
public record AuditVerification(long records, long waiting, @Nullable Finding finding) {

    /** What has happened to a record. */
    public enum Fault {
        /** It was written differently. */
        CHANGED,
        /** It is missing, and later ones are there. */
        REMOVED,
        /** Rawat has never written it. */
        INSERTED,
        /** It was written, but in another place. */
        MOVED,
        /** It and all after it are missing: cut off, or an older database was put back. */
        CUT_OFF
    }

    /**
     * The first fault.
     *
     * @param number the number in the chain at which it is; for a record outside the chain the
     *     number that would come next
     * @param fault what has happened
     * @param recordId the id of the record that stands there, or null when none does
     * @param explanation one English sentence for clinic IT
     */
    public record Finding(
            long number, Fault fault, @Nullable String recordId, String explanation) {}

    /** Whether everything is as it was written. */
    public boolean intact() {
        return finding == null;
    }
}
