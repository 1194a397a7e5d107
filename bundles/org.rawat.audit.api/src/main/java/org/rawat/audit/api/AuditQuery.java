package org.rawat.audit.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.PersonId;

/**
 * Which records are looked for. Null means any; what is given must all hold.
 *
 * @param person a person whose data were shown or touched
 * @param account the account that did it
 * @param action the action, or its beginning up to a dot: {@code prescription} finds {@code
 *     prescription.read} and {@code prescription.sign}
 * @param outcome how it ended
 * @param from not before this moment
 * @param until before this moment
 */
public record AuditQuery(
        @Nullable PersonId person,
        @Nullable AccountId account,
        @Nullable String action,
        AuditEntry.@Nullable Outcome outcome,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Everything. */
    public static AuditQuery all() {
        return new AuditQuery(null, null, null, null, null, null);
    }
}
