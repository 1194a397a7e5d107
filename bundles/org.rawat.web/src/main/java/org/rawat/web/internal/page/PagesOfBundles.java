package org.rawat.web.internal.page;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Keeps each contributing bundle's pages while the bundle runs. */
@Component(service = PageLibrary.class)
public final class PagesOfBundles implements PageLibrary {
    private final BundleContext context;
    private final BundleFiles frontFiles;
    private final BundlePages front;
    private final Map<String, BundlePages> byName = new ConcurrentHashMap<>();
    private final SynchronousBundleListener stopped;

    @Activate
    public PagesOfBundles(BundleContext context) {
        this.context = context;
        frontFiles = new OsgiBundleFiles(context.getBundle());
        front = new BundlePages("web", frontFiles, frontFiles, null);
        byName.put(front.name(), front);
        stopped =
                event -> {
                    boolean left =
                            event.getType() == BundleEvent.STOPPED
                                    || event.getType() == BundleEvent.UNRESOLVED;
                    if (left && event.getBundle() != context.getBundle()) {
                        byName.remove(name(event.getBundle()));
                    }
                };
        context.addBundleListener(stopped);
    }

    @Deactivate
    void deactivate() {
        context.removeBundleListener(stopped);
    }

    @Override
    public BundlePages front() {
        return front;
    }

    @Override
    public BundlePages of(Bundle bundle) {
        return byName.computeIfAbsent(
                name(bundle),
                name -> new BundlePages(name, new OsgiBundleFiles(bundle), frontFiles, front));
    }

    @Override
    public Optional<BundlePages> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static String name(Bundle bundle) {
        String symbolic =
                Objects.requireNonNullElse(bundle.getSymbolicName(), "b" + bundle.getBundleId());
        return symbolic.startsWith("org.rawat.") ? symbolic.substring(10) : symbolic;
    }
}
