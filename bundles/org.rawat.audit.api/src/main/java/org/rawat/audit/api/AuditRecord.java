package org.rawat.audit.api;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;

/**
 * One line of the record as it was written. It holds ids and never a person's name.
 *
 * @param number its place in the chain, from 1 without gaps; null for the moment between its commit
 *     and its chaining
 * @param id its own id
 * @param at when, to the microsecond
 * @param actorKind what kind of asker it was
 * @param actorName the asker's name fit for a log, as in {@link Actor#name()}
 * @param actorAccount the asker's account; null for an asker without one
 * @param actorPerson the person of the asker's account; null for an asker without one
 * @param action what was done, as in {@link AuditEntry#action()}
 * @param outcome how it ended
 * @param persons every person whose data were shown or touched
 * @param objectType the kind of object, or null
 * @param objectId the object's id, or null
 * @param detail short technical facts
 */
public record AuditRecord(
        @Nullable Long number,
        UUID id,
        Instant at,
        Actor.Kind actorKind,
        String actorName,
        @Nullable AccountId actorAccount,
        @Nullable PersonId actorPerson,
        String action,
        AuditEntry.Outcome outcome,
        Set<PersonId> persons,
        @Nullable String objectType,
        @Nullable String objectId,
        Map<String, String> detail) {
    public AuditRecord {
        persons = Set.copyOf(persons);
        detail = Map.copyOf(detail);
    }
}
