package org.rawat.persistence.internal;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * Lets go of a function's entity classes when their class loader has had its day: an entity enters
 * OpenJPA's registry when it is loaded, and nothing else ever takes it out. A function that is only
 * stopped keeps its loader, and its classes would not enter again when it starts: they stay until
 * it is updated, refreshed or uninstalled.
 */
@Component(
        immediate = true,
        service = {})
public final class EntityClasses implements BundleTrackerCustomizer<ClassLoader> {
    private static final int RESOLVED =
            Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final BundleTracker<ClassLoader> tracker;
    private volatile boolean closing;

    @Activate
    public EntityClasses(BundleContext context) {
        tracker = new BundleTracker<>(context, RESOLVED, this);
        tracker.open();
    }

    @Override
    public @Nullable ClassLoader addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        boolean function = bundle.getHeaders("").get(FunctionUnit.HEADER) != null;
        BundleWiring wiring = function ? bundle.adapt(BundleWiring.class) : null;
        return wiring == null ? null : wiring.getClassLoader();
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, ClassLoader loader) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, ClassLoader loader) {
        // When this bundle goes, the functions' loaders live on.
        if (!closing) {
            PersistenceUnits.forget(loader);
        }
    }

    @Deactivate
    void close() {
        closing = true;
        tracker.close();
    }
}
