package org.rawat.web.internal.routes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rawat.web.api.Route;

/**
 * The routes that installed bundles declare in their {@code Rawat-Routes} header, running or not:
 * what is declared but not served is on its way up or down, what is not declared does not exist.
 */
@Component(service = DeclaredRoutes.class)
public final class DeclaredRoutes {
    private static final String HEADER = "Rawat-Routes";

    private final BundleContext context;
    private final Map<Long, List<List<String>>> byBundle = new ConcurrentHashMap<>();
    private final SynchronousBundleListener listener = this::changed;

    @Activate
    public DeclaredRoutes(BundleContext context) {
        this.context = context;
        context.addBundleListener(listener);
        for (Bundle bundle : context.getBundles()) {
            note(bundle);
        }
    }

    @Deactivate
    void deactivate() {
        context.removeBundleListener(listener);
    }

    /** Whether an installed bundle declares a route for the path. */
    public boolean declares(List<String> segments) {
        return byBundle.values().stream()
                .flatMap(List::stream)
                .anyMatch(template -> matches(template, segments));
    }

    /** The bundles that declare routes of which not one is among those served. */
    public List<String> silent(List<Route> served) {
        Set<List<String>> templates = new HashSet<>();
        served.forEach(route -> templates.add(PathTemplate.of("", route.template()).steps()));
        List<String> silent = new ArrayList<>();
        byBundle.forEach(
                (id, declared) -> {
                    Bundle bundle = context.getBundle(id);
                    if (bundle != null && declared.stream().noneMatch(templates::contains)) {
                        silent.add(bundle.getSymbolicName());
                    }
                });
        return silent;
    }

    static boolean matches(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            String step = template.get(i);
            if (!PathTemplate.isParameter(step) && !step.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void changed(BundleEvent event) {
        if (event.getType() == BundleEvent.UNINSTALLED) {
            byBundle.remove(event.getBundle().getBundleId());
        } else if (event.getType() == BundleEvent.INSTALLED
                || event.getType() == BundleEvent.UPDATED) {
            note(event.getBundle());
        }
    }

    private void note(Bundle bundle) {
        String header = bundle.getHeaders("").get(HEADER);
        if (header == null) {
            byBundle.remove(bundle.getBundleId());
        } else {
            byBundle.put(bundle.getBundleId(), templates(header));
        }
    }

    /** Reads {@code GET /a, POST /a/{b}}; a row that cannot be read is left out. */
    static List<List<String>> templates(String header) {
        Set<List<String>> templates = new HashSet<>();
        for (String row : header.split(",")) {
            int space = row.strip().indexOf(' ');
            if (space > 0) {
                try {
                    templates.add(PathTemplate.of("", row.strip().substring(space + 1)).steps());
                } catch (IllegalArgumentException e) {
                    // Its function will be refused by name when it comes to be published.
                }
            }
        }
        return new ArrayList<>(templates);
    }
}
