package org.rawat.conversations.internal;

import java.util.HashSet;
import java.util.Set;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.internal.store.StoredConversation;

/** Who sees a conversation: its doctor, its patient, and whoever acts for the patient. */
public final class ConversationAccess {
    private ConversationAccess() {}

    public static boolean sees(Actor actor, StoredConversation it) {
        return takesPart(actor, it.patientId(), it.doctorId());
    }

    static boolean takesPart(Actor actor, PersonId patient, PersonId doctor) {
        return actor.is(Role.DOCTOR) && doctor.equals(actor.personId())
                || actor.is(Role.PATIENT) && actor.mayActFor(patient);
    }

    static void requireSeen(Actor actor, StoredConversation it) {
        if (!sees(actor, it)) {
            throw ProblemException.notFound();
        }
    }

    /** On which side an asker who takes part stands. */
    public static Side side(Actor actor, StoredConversation it) {
        return it.doctorId().equals(actor.personId()) ? Side.DOCTOR : Side.PATIENT;
    }

    /** Through which persons an asker stands on a side; none, when the roles do not allow it. */
    public static Set<PersonId> persons(Actor actor, Side side) {
        if (side == Side.DOCTOR) {
            return actor.is(Role.DOCTOR) ? Set.of(actor.requirePerson()) : Set.of();
        }
        if (!actor.is(Role.PATIENT)) {
            return Set.of();
        }
        Set<PersonId> persons = new HashSet<>(actor.actsFor());
        persons.add(actor.requirePerson());
        return persons;
    }

    /** Locking, which shows nothing of what was written. */
    static void requireAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw ProblemException.forbidden();
        }
    }
}
