package org.rawat.catalogue.internal.web;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.catalogue.internal.CatalogueService;
import org.rawat.web.api.Audience;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.api.NavigationSource;
import org.rawat.web.api.WebFunction;

/** The catalogue's pages. */
@Component(service = {WebFunction.class, NavigationSource.class})
public final class CatalogueWeb implements WebFunction, NavigationSource {
    private static final List<NavigationEntry> ENTRIES =
            List.of(
                    new NavigationEntry(
                            "catalogue.products",
                            Place.MAIN,
                            "nav.catalogue",
                            "/catalogue",
                            "pill",
                            600,
                            Set.of(Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR)),
                    new NavigationEntry(
                            "catalogue.import",
                            Place.ADMINISTRATION,
                            "nav.import",
                            "/catalogue/import",
                            "upload",
                            600,
                            Set.of(Audience.ADMINISTRATOR)));

    private final Set<Object> resources;

    @Activate
    public CatalogueWeb(@Reference CatalogueService catalogue) {
        resources =
                Set.of(
                        new ProductsResource(catalogue),
                        new RetirementResource(catalogue),
                        new CategoriesResource(catalogue),
                        new ImportsResource(catalogue, catalogue.desk()),
                        new ControlledResource(catalogue.controlled()),
                        new TypeAheadResource(catalogue));
    }

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<NavigationEntry> entries() {
        return ENTRIES;
    }
}
