package org.rawat.catalogue.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.rawat.api.Actor;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.api.RetireProduct;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Taking a product out of use, and back. */
@Path("/catalogue/{product}")
public final class RetirementResource {
    private static final int CANDIDATES = 10;

    private final Catalogue catalogue;

    RetirementResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The form; a search by the product's own name, or another, offers successors. */
    @GET
    @Path("retire")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View form(@Context Actor actor, @PathParam("product") String id, Form form) {
        Product product = catalogue.get(actor, ProductId.fromPath(id));
        String text =
                form.optionalText("q", ProductQuery.LONGEST)
                        .orElse(product.name().substring(0, Math.min(80, product.name().length())));
        form.finish();
        return page(actor, product, text);
    }

    private View page(Actor actor, Product product, String text) {
        List<ProductHit> candidates =
                catalogue.search(actor, new ProductQuery(text, CANDIDATES + 1, false)).stream()
                        .filter(hit -> !hit.id().equals(product.id()))
                        .limit(CANDIDATES)
                        .toList();
        return View.of("retire", product).with("text", text).with("candidates", candidates);
    }

    @POST
    @Path("retire")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "catalogue.product.retire")
    public Done retire(@Context Actor actor, @PathParam("product") String id, Form form) {
        ProductId product = ProductId.fromPath(id);
        form.shownBy(
                () -> {
                    Product now = catalogue.get(actor, product);
                    return page(actor, now, now.name());
                });
        ProductId successor = form.optionalId("successor").map(ProductId::new).orElse(null);
        long version = form.version();
        form.finish();
        Product retired = catalogue.retire(actor, new RetireProduct(product, version, successor));
        return Done.changed("/catalogue/" + product, retired).notice("notice.retired");
    }

    @POST
    @Path("reinstate")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "catalogue.product.reinstate")
    public Done reinstate(@Context Actor actor, @PathParam("product") String id, Form form) {
        ProductId product = ProductId.fromPath(id);
        long version = form.version();
        form.finish();
        Product back = catalogue.reinstate(actor, product, version);
        return Done.changed("/catalogue/" + product, back).notice("notice.reinstated");
    }
}
