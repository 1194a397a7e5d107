package org.rawat.catalogue.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.catalogue.api.SourceState;

/** Whether medicines can be found, and whether the vendors' sources answer. */
@Component
public final class CatalogueHealth implements HealthCheck {
    private final CatalogueService catalogue;

    @Activate
    public CatalogueHealth(@Reference CatalogueService catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public Health check() {
        IndexKeeper index = catalogue.index();
        if (!index.built()) {
            return Health.critical(
                    "the type-ahead is not built yet",
                    "wait a moment; if it stays so, look at the health of the database");
        }
        if (index.failing()) {
            return Health.warn(
                    "the type-ahead is behind the catalogue",
                    "look at the health of the database; it catches up by itself");
        }
        List<String> down =
                catalogue.sources().stream()
                        .filter(source -> !source.available())
                        .map(SourceState::name)
                        .toList();
        if (!down.isEmpty()) {
            return Health.warn(
                    "no answer from " + String.join(", ", down),
                    "medicines that were found before stay; ask the vendor of the source");
        }
        return Health.ok(index.size() + " products can be found");
    }
}
