package org.rawat.audit.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.audit.api.AuditRecord;

/**
 * A link as the database holds it, unproven, with the record it names.
 *
 * @param number its place
 * @param recordId which record it says stands there
 * @param previous the former link's hash, as stored
 * @param hash its own hash, as stored
 * @param written the record with its code, or null when there is none with that id
 */
public record ChainRow(
        long number, UUID recordId, byte[] previous, byte[] hash, @Nullable Written written) {

    /**
     * A record as the database holds it, unproven.
     *
     * @param id its id
     * @param content what it says, or null when its row is not as Rawat writes rows
     * @param code its code, as stored
     */
    public record Written(UUID id, @Nullable AuditRecord content, byte[] code) {}
}
