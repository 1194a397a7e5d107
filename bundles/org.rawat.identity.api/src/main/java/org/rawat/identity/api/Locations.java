package org.rawat.identity.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;

/** The clinic's locations. A service. Reading is for everybody, changing for administrators. */
@ProviderType
public interface Locations {
    /** All locations, by name. */
    List<Location> all();

    Optional<Location> find(LocationId location);

    /** Adds a location; the command's id and version are not looked at. */
    Location create(Actor actor, Location command, ClientKey key);

    /**
     * Changes a location; id and version say which and what was seen.
     *
     * @throws org.rawat.api.ProblemException conflict {@code stale}; not found
     */
    Location change(Actor actor, Location command);
}
