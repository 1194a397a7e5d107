package org.rawat.catalogue.internal;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.internal.store.BulkStore;

/** When each product of a source was last offered, as it is stored. */
final class Confirmations {
    private final BulkStore products;
    private final Map<ProductId, Instant> last = new ConcurrentHashMap<>();

    Confirmations(BulkStore products) {
        this.products = products;
    }

    /** What is stored. Inside a unit of work. */
    void load() {
        last.putAll(products.confirmed());
    }

    void note(Map<ProductId, Instant> offered) {
        last.putAll(offered);
    }

    /** With its age, when it has one. */
    ProductHit dated(ProductHit hit) {
        Instant offered = last.get(hit.id());
        return offered == null ? hit : hit.asOf(offered);
    }
}
