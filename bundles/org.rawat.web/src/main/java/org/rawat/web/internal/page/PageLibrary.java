package org.rawat.web.internal.page;

import java.util.Optional;
import org.osgi.framework.Bundle;

/** The pages of every contributing bundle. */
public interface PageLibrary {
    /** The front door's own. */
    BundlePages front();

    /** Those of a running bundle, loaded when first asked for. */
    BundlePages of(Bundle bundle);

    /** By the name that stands in the addresses of its assets. */
    Optional<BundlePages> named(String name);
}
