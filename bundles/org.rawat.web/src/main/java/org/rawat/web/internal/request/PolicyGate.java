package org.rawat.web.internal.request;

import java.util.Set;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.web.api.Audience;

/** Decides who may ask a route at all. */
public final class PolicyGate {
    private PolicyGate() {}

    /**
     * Lets the actor ask.
     *
     * @throws ProblemException not signed in, or forbidden
     */
    public static void check(Set<Audience> audiences, Actor actor) {
        if (allows(audiences, actor)) {
            return;
        }
        throw actor.signedIn() ? ProblemException.forbidden() : ProblemException.notSignedIn();
    }

    /** Whether any of the audiences holds the actor. */
    public static boolean allows(Set<Audience> audiences, Actor actor) {
        return audiences.stream().anyMatch(audience -> holds(audience, actor));
    }

    private static boolean holds(Audience audience, Actor actor) {
        return switch (audience) {
            case ANYONE -> true;
            case SIGNED_IN -> actor.signedIn();
            case PATIENT -> actor.signedIn() && actor.is(Role.PATIENT);
            case DOCTOR -> actor.signedIn() && actor.is(Role.DOCTOR);
            case STAFF -> actor.signedIn() && actor.is(Role.STAFF);
            case ADMINISTRATOR -> actor.signedIn() && actor.is(Role.ADMINISTRATOR);
        };
    }
}
