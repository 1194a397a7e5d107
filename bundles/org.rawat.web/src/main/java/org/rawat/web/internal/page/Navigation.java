package org.rawat.web.internal.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rawat.api.Actor;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;
import org.rawat.web.internal.request.PolicyGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The menus, from whoever contributes to them. */
@Component(service = Navigation.class)
public final class Navigation {
    private static final Logger LOG = LoggerFactory.getLogger(Navigation.class);

    /**
     * An entry as a page shows it.
     *
     * @param current whether the page belongs to this entry
     */
    public record Item(
            String id, String label, String href, @Nullable String icon, boolean current) {}

    private record Contribution(List<NavigationEntry> entries, BundlePages pages) {}

    private record Placed(NavigationEntry entry, BundlePages pages) {}

    private final PageLibrary library;
    private final Map<NavigationSource, Contribution> contributions = new ConcurrentHashMap<>();

    @Activate
    public Navigation(@Reference PageLibrary library) {
        this.library = library;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSource(NavigationSource source, ServiceReference<NavigationSource> reference) {
        try {
            contributions.put(
                    source,
                    new Contribution(
                            List.copyOf(source.entries()), library.of(reference.getBundle())));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The menu entries of {} are left out",
                    reference.getBundle().getSymbolicName(),
                    e);
        }
    }

    void unbindSource(NavigationSource source) {
        contributions.remove(source);
    }

    /** The entries of one menu that this actor gets to see, in order. */
    public List<Item> items(Place place, Actor actor, java.util.Locale locale, String path) {
        List<Placed> mine =
                contributions.values().stream()
                        .flatMap(c -> c.entries().stream().map(e -> new Placed(e, c.pages())))
                        .filter(p -> p.entry().place() == place && sees(actor, p.entry()))
                        .sorted(
                                Comparator.comparingInt((Placed p) -> p.entry().order())
                                        .thenComparing(p -> p.entry().id()))
                        .toList();
        String best =
                mine.stream()
                        .map(p -> p.entry().href())
                        .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
        return mine.stream()
                .map(
                        p ->
                                new Item(
                                        p.entry().id(),
                                        p.pages()
                                                .messages()
                                                .text(locale, p.entry().labelKey(), List.of()),
                                        p.entry().href(),
                                        p.entry().icon(),
                                        p.entry().href().equals(best)))
                .toList();
    }

    private static boolean sees(Actor actor, NavigationEntry entry) {
        Set<Audience> audiences =
                entry.audiences().isEmpty() ? Set.of(Audience.SIGNED_IN) : entry.audiences();
        return PolicyGate.allows(audiences, actor);
    }
}
