package org.rawat.identity.internal;

import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;

/** Who may do what with whose record. */
final class Rights {
    private static final String DEMONSTRATION = "timer:demo";

    private Rights() {}

    /** Administrators, the console, and the demonstration clinic while it is set up. */
    static void requireAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR) && !isDemonstration(actor)) {
            throw ProblemException.forbidden();
        }
    }

    /** Whoever looks after patients' records: staff, and all of the above. */
    static void requireCare(Actor actor) {
        if (!actor.is(Role.STAFF)) {
            requireAdministrator(actor);
        }
    }

    static boolean caresFor(Actor actor) {
        return actor.isAny(Role.STAFF, Role.ADMINISTRATOR) || isDemonstration(actor);
    }

    private static boolean isDemonstration(Actor actor) {
        return actor.kind() == Actor.Kind.TIMER && actor.name().equals(DEMONSTRATION);
    }
}
