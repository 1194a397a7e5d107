package org.rawat.web.api;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The live route table. A service of the front door. */
@ProviderType
public interface Routes {
    /** All routes served now, in the order of their templates. */
    List<Route> routes();

    /** Functions that could not be published: name and the reason in one English sentence. */
    Map<String, String> refused();
}
