package org.rawat.catalogue.api;

import java.util.Set;
import org.rawat.api.RawatEvent;

/** What happened in the catalogue; published after the commit. */
public sealed interface CatalogueEvent extends RawatEvent {
    /** These products were created, changed, retired or taken back into use. */
    record ProductsChanged(Set<ProductId> products) implements CatalogueEvent {
        public ProductsChanged {
            products = Set.copyOf(products);
        }
    }

    /** A category was created or changed, and with it perhaps what may be prescribed. */
    record CategoryChanged(String code) implements CatalogueEvent {}

    /** A file was loaded and changed something. */
    record ProductsImported(ImportId id, int inserted, int changed) implements CatalogueEvent {}
}
