package org.rawat.prescriptions.api;

import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.identity.api.LocationId;

/**
 * The register of controlled medicines. A service; absent while its function is not installed. It
 * is written by signing alone and never changed; reads are recorded by whoever shows them.
 */
@ProviderType
public interface ControlledRegister {
    /**
     * A year of a location's register, the last number first; administrators.
     *
     * @param after the {@code next} of the page before, or empty
     * @param limit 1 to 100
     * @throws org.rawat.api.ProblemException not found, for anybody else; invalid, when {@code
     *     after} is none of ours
     */
    Page<RegisterEntry> entries(
            Actor actor, LocationId location, int year, String after, int limit);

    /** What the asking doctor has signed into it. As {@link #entries}. */
    Page<RegisterEntry> own(Actor actor, LocationId location, int year, String after, int limit);
}
