package org.rawat.audit.api;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;

/**
 * One line of the record: after FHIR R4 AuditEvent in meaning.
 *
 * @param actor who did it
 * @param action what, dotted and lower case: {@code prescription.read}, {@code session.sign-in}
 * @param outcome how it ended
 * @param persons every person whose data were shown or touched; may be empty
 * @param objectType the kind of object, for example {@code prescription}; null when there is none
 * @param objectId the object's id; null when there is none
 * @param detail short technical facts (a route, a reason code); never health data, never free text
 */
public record AuditEntry(
        Actor actor,
        String action,
        Outcome outcome,
        Set<PersonId> persons,
        @Nullable String objectType,
        @Nullable String objectId,
        Map<String, String> detail) {

    /** How it ended. */
    public enum Outcome {
        SUCCESS,
        REFUSED,
        FAILED
    }

    public AuditEntry {
        persons = Set.copyOf(persons);
        detail = Map.copyOf(detail);
    }

    /** A success that touched one object of one person. */
    public static AuditEntry of(
            Actor actor, String action, PersonId person, String objectType, Object objectId) {
        return new AuditEntry(
                actor,
                action,
                Outcome.SUCCESS,
                Set.of(person),
                objectType,
                objectId.toString(),
                Map.of());
    }

    /** A success that touched nobody's health data, for example a location. */
    public static AuditEntry of(Actor actor, String action, String objectType, Object objectId) {
        return new AuditEntry(
                actor,
                action,
                Outcome.SUCCESS,
                Set.of(),
                objectType,
                objectId.toString(),
                Map.of());
    }

    public AuditEntry with(String key, String value) {
        Map<String, String> more = new java.util.HashMap<>(detail);
        more.put(key, value);
        return new AuditEntry(actor, action, outcome, persons, objectType, objectId, more);
    }
}
