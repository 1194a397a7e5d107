package org.rawat.catalogue.internal;

import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;

/** Who may do what in the catalogue. */
final class Access {
    private Access() {}

    static void toRead(Actor actor) {
        if (!(actor.is(Role.DOCTOR) || mayChange(actor))) {
            throw ProblemException.forbidden();
        }
    }

    static void toChange(Actor actor) {
        if (!mayChange(actor)) {
            throw ProblemException.forbidden();
        }
    }

    private static boolean mayChange(Actor actor) {
        return actor.isAny(Role.STAFF, Role.ADMINISTRATOR) || actor.kind() == Actor.Kind.TIMER;
    }
}
