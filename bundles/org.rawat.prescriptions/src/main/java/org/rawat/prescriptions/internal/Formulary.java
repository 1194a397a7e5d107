package org.rawat.prescriptions.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.api.SourceState;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue as far as it is there. It comes and goes while doctors write: whoever asks gets an
 * answer or the plain statement that there is no catalogue now, never a failure. Asked outside
 * every unit of work: behind it may stand somebody else's service.
 */
@Component(service = Formulary.class)
public final class Formulary {
    private static final Logger LOG = LoggerFactory.getLogger(Formulary.class);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Catalogue catalogue;

    /** Used by the container. */
    public Formulary() {}

    /** With this catalogue, or none. */
    public Formulary(@Nullable Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whether products can be looked up now. */
    boolean present() {
        return catalogue != null;
    }

    /** The products that are written of, as they are now; null when there is no catalogue. */
    @Nullable Map<ProductId, Product> lookUp(WritePrescription command) {
        return products(command.items().stream().flatMap(Formulary::named));
    }

    /** The products that were copied, as they are now; null when there is no catalogue. */
    @Nullable Map<ProductId, Product> lookUp(List<PrescriptionItem> items) {
        return products(items.stream().flatMap(Formulary::named));
    }

    private static Stream<ProductId> named(WriteItem item) {
        WriteCompound compound = item.compound();
        return compound == null
                ? Stream.ofNullable(item.product())
                : compound.ingredients().stream().flatMap(one -> Stream.ofNullable(one.product()));
    }

    private static Stream<ProductId> named(PrescriptionItem item) {
        Compound compound = item.compound();
        return compound == null
                ? Stream.ofNullable(item.productId())
                : compound.ingredients().stream()
                        .flatMap(one -> Stream.ofNullable(one.productId()));
    }

    private @Nullable Map<ProductId, Product> products(Stream<ProductId> named) {
        Set<ProductId> ids = named.collect(Collectors.toSet());
        return asked(there -> withSuccessors(there, ids)).orElse(null);
    }

    /** Also what replaces those that are retired, as far as a chain of them can be followed. */
    private static Map<ProductId, Product> withSuccessors(Catalogue there, Set<ProductId> ids) {
        Map<ProductId, Product> found = new HashMap<>();
        Set<ProductId> next = ids;
        for (int i = 0; i <= Successors.LONGEST_CHAIN && !next.isEmpty(); i++) {
            List<Product> products = there.find(next);
            products.forEach(product -> found.put(product.id(), product));
            next =
                    products.stream()
                            .map(Product::successor)
                            .flatMap(Stream::ofNullable)
                            .filter(id -> !found.containsKey(id))
                            .collect(Collectors.toSet());
        }
        return found;
    }

    /** What may be prescribed and fits the text; empty when there is no catalogue. */
    Optional<List<ProductHit>> search(Actor actor, String text, int limit) {
        return asked(there -> there.search(actor, new ProductQuery(text, limit, true)));
    }

    /** The sources of medicines that do not answer; none when there is no catalogue. */
    List<SourceState> silent() {
        return asked(there -> there.sources().stream().filter(it -> !it.available()).toList())
                .orElse(List.of());
    }

    private <T> Optional<T> asked(Function<Catalogue, T> question) {
        Catalogue there = catalogue;
        if (there == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(there));
        } catch (RuntimeException e) {
            // A catalogue that is stopping or broken is as good as none: drafts always save.
            LOG.warn("The catalogue did not answer: {}", e.toString());
            return Optional.empty();
        }
    }
}
