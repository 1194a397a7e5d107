package org.rawat.web.internal.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Route;
import org.rawat.web.api.Routes;
import org.rawat.web.api.WebFunction;
import org.rawat.web.internal.answer.AssetServer;
import org.rawat.web.internal.page.BundlePages;
import org.rawat.web.internal.page.PageLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes functions and takes them back. The table that requests are matched against is replaced
 * as a whole, so that a function's coming and going is one step for everybody.
 */
@Component(service = {Functions.class, Routes.class})
public final class Functions implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Functions.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** A function that has been offered; its rows are null while it is refused. */
    private static final class Offer {
        private final WebFunction function;
        private final BundlePages pages;
        private @Nullable Application application;
        private List<ServedRoute> rows = List.of();

        Offer(WebFunction function, BundlePages pages) {
            this.function = function;
            this.pages = pages;
        }
    }

    private final PageLibrary library;
    private final Map<WebFunction, Offer> offers = new LinkedHashMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private volatile RouteTable table = new RouteTable(List.of());

    @Activate
    public Functions(@Reference PageLibrary library) {
        this.library = library;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindFunction(WebFunction function, ServiceReference<WebFunction> reference) {
        publish(function, library.of(reference.getBundle()));
    }

    void unbindFunction(WebFunction function) {
        withdraw(function);
    }

    /** The table of this moment. */
    public RouteTable table() {
        return table;
    }

    @Override
    public List<Route> routes() {
        List<Route> all = new ArrayList<>(table.rows());
        all.add(new Route("GET", AssetServer.TEMPLATE, "web", Set.of(Audience.ANYONE), ""));
        all.sort(null);
        return List.copyOf(all);
    }

    @Override
    public synchronized Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    /** Notes why something that is no function is not served. */
    public synchronized void note(String what, String why) {
        refused.put(what, why);
    }

    /** Takes the note back. */
    public synchronized void forget(String what) {
        refused.remove(what);
    }

    /** Takes a function in, or refuses it with one line in the log. */
    public synchronized void publish(WebFunction function, BundlePages pages) {
        Offer offer = new Offer(function, pages);
        offers.put(function, offer);
        tryPublish(offer);
    }

    /** Takes a function out, waits until its requests have ended, and lets go of it. */
    public void withdraw(WebFunction function) {
        Application leaving;
        synchronized (this) {
            Offer offer = offers.remove(function);
            if (offer == null) {
                return;
            }
            refused.remove(offer.function.name());
            leaving = offer.application;
            offer.application = null;
            offer.rows = List.of();
            rebuild();
            // Whoever stood back for an equal route can come in now.
            offers.values().stream().filter(o -> o.application == null).forEach(this::tryPublish);
        }
        if (leaving != null) {
            leaving.close(DRAIN);
            LOG.info("{} is no longer served", function.name());
        }
    }

    private void tryPublish(Offer offer) {
        String name = offer.function.name();
        Application application = null;
        try {
            Set<Object> resources = offer.function.resources();
            application = new CxfApplication(resources, offer.pages);
            List<ServedRoute> rows = ResourceRoutes.of(name, resources, application);
            clash(rows)
                    .ifPresent(
                            sentence -> {
                                throw new IllegalArgumentException(sentence);
                            });
            offer.application = application;
            offer.rows = rows;
            refused.remove(name);
            rebuild();
            LOG.info("{} is served with {} routes", name, rows.size());
        } catch (IllegalArgumentException e) {
            refuse(name, String.valueOf(e.getMessage()), application);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{}", name, e);
            refuse(name, "it cannot be set up: " + e, application);
        }
    }

    private void refuse(String name, String why, @Nullable Application application) {
        refused.put(name, why);
        LOG.error("The function {} is not served: {}", name, why);
        if (application != null) {
            application.close(Duration.ZERO);
        }
    }

    private Optional<String> clash(List<ServedRoute> rows) {
        Map<String, ServedRoute> taken = new LinkedHashMap<>();
        offers.values().forEach(offer -> offer.rows.forEach(row -> taken.put(key(row), row)));
        for (ServedRoute row : rows) {
            ServedRoute other = taken.put(key(row), row);
            if (other != null) {
                return Optional.of(
                        row.route().method()
                                + " "
                                + row.route().template()
                                + " is already served by "
                                + other.route().function());
            }
        }
        return Optional.empty();
    }

    private static String key(ServedRoute row) {
        return row.route().method() + " " + row.template().shape();
    }

    private void rebuild() {
        List<ServedRoute> all = new ArrayList<>();
        offers.values().forEach(offer -> all.addAll(offer.rows));
        table = new RouteTable(all);
    }
}
