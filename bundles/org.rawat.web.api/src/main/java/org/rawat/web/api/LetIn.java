package org.rawat.web.api;

import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;

/**
 * A request that the front door's filter has let in, for a door of another kind beside the front
 * door's own servlet (the sockets'): the same rules of hosts, proxies and encrypted connections
 * have been applied, and the same answers to who asks and from which page are here. It stands in
 * the request's attribute {@link #ATTRIBUTE}. What the servlet throws is answered like everywhere.
 */
@ProviderType
public interface LetIn {
    /** The name of the request's attribute. */
    String ATTRIBUTE = "org.rawat.web.api.LetIn";

    /** Facts of the request. */
    RequestInfo info();

    /**
     * Who asks.
     *
     * @throws org.rawat.api.ProblemException unavailable, when nobody can say
     */
    Actor actor();

    /**
     * Whether the request names this Rawat as the origin of the page that asks (RFC 6454), letter
     * by letter. False when it names none.
     */
    boolean sameOrigin();
}
