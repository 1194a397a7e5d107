package org.rawat.web.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;

/** Knows who holds a session. Provided by identity, asked by the front door on each request. */
@ProviderType
public interface ActorSource {
    /**
     * The account that holds this session now.
     *
     * @param sessionToken the token from the cookie, unchecked
     * @return empty when the session is unknown, ended or expired, or its account is disabled
     * @throws org.rawat.api.ProblemException unavailable, when the database cannot be asked
     */
    Optional<Actor> actor(String sessionToken);
}
