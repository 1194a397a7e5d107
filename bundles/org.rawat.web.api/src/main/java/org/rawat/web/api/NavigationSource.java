package org.rawat.web.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Registered as a service by a function that has menu entries. */
@ConsumerType
public interface NavigationSource {
    /** The entries; the same list on each call. */
    List<NavigationEntry> entries();
}
