package org.rawat.audit.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;

/** Reads the record. A service. That it was read is recorded by whoever shows it. */
@ProviderType
public interface AuditTrail {
    /** The most rows that one page holds. */
    int PAGE_MAX = 200;

    /**
     * Looks through everything, newest first. For administrators and the console.
     *
     * @param after the former page's {@code next}, or null for the first page
     * @param limit rows of a page, 1 to {@link #PAGE_MAX}
     * @throws org.rawat.api.ProblemException forbidden for anybody else; invalid, when {@code
     *     after} is none of ours
     */
    Page<AuditRecord> search(Actor actor, AuditQuery query, @Nullable String after, int limit);

    /**
     * Who else saw or touched this person's data, newest first; what the asker did is left out. For
     * the person and whoever acts for the person (UU PDP article 7, the right to know).
     *
     * @throws org.rawat.api.ProblemException not found for anybody else; invalid, when {@code
     *     after} is none of ours
     */
    Page<AuditRecord> accesses(Actor actor, PersonId person, @Nullable String after, int limit);

    /**
     * Goes through the whole chain and names the first record that is not as it was written. Takes
     * about a second for each 50,000 records; changes nothing, may be repeated at any time. For
     * administrators and the console.
     *
     * @throws org.rawat.api.ProblemException forbidden for anybody else; unavailable, when the
     *     database or the key cannot be read
     */
    AuditVerification verify(Actor actor);
}
