package org.rawat.catalogue.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.Role;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.ChangeProduct;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductFilter;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.catalogue.internal.ingredients.IngredientText;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Products: the list, one of them, a new one, a changed one. */
@Path("/catalogue")
public final class ProductsResource {
    private static final int ROWS = 50;

    private final Catalogue catalogue;

    ProductsResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Policy({Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR})
    public View list(@Context Actor actor, Form form) {
        Optional<String> text = form.optionalText("q", ProductQuery.LONGEST);
        Optional<String> category = form.optionalText("category", 64);
        Optional<ProductStatus> status = form.optionalChoice("status", ProductStatus.class);
        Optional<String> after = form.optionalText("after", 36);
        form.finish();
        Page<Product> page =
                text.isPresent()
                        ? new Page<>(found(actor, text.get(), category.orElse(null)), null)
                        : catalogue.list(
                                actor,
                                new ProductFilter(category.orElse(null), status.orElse(null)),
                                after.orElse(null),
                                ROWS);
        return View.of("list", page)
                .with("categories", catalogue.categories(actor))
                .with("sources", catalogue.sources())
                .with("mayChange", mayChange(actor))
                .with("more", more(page.next(), category, status));
    }

    /** In the order of the type-ahead. */
    private List<Product> found(Actor actor, String text, @Nullable String category) {
        List<ProductId> ids =
                catalogue.search(actor, new ProductQuery(text, ROWS, false)).stream()
                        .map(ProductHit::id)
                        .toList();
        Map<ProductId, Product> products =
                catalogue.find(Set.copyOf(ids)).stream()
                        .collect(Collectors.toMap(Product::id, Function.identity()));
        return ids.stream()
                .map(products::get)
                .filter(Objects::nonNull)
                .filter(product -> category == null || category.equals(product.category().code()))
                .toList();
    }

    @GET
    @Path("new")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View blank(@Context Actor actor) {
        return View.of("new", Map.of()).with("categories", catalogue.categories(actor));
    }

    @POST
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "catalogue.product.create")
    public Done create(@Context Actor actor, Form form) {
        form.shownBy(() -> blank(actor));
        ProductDetails details = ProductForm.read(form);
        ClientKey key = form.key();
        form.finish();
        Product made = catalogue.create(actor, details, key);
        return Done.created("/catalogue/" + made.id(), made).notice("notice.created");
    }

    @GET
    @Path("{product}")
    @Policy({Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR})
    public View show(@Context Actor actor, @PathParam("product") String id) {
        Product product = catalogue.get(actor, ProductId.fromPath(id));
        ProductId successor = product.successor();
        return View.of("product", product)
                .with("mayChange", mayChange(actor))
                .with(
                        "successor",
                        successor == null ? null : catalogue.find(successor).orElse(null));
    }

    @GET
    @Path("{product}/edit")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View edit(@Context Actor actor, @PathParam("product") String id) {
        Product product = catalogue.get(actor, ProductId.fromPath(id));
        return View.of("edit", product)
                .with("categories", catalogue.categories(actor))
                .with("ingredientLines", IngredientText.write(product.details().ingredients()));
    }

    @PUT
    @Path("{product}")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "catalogue.product.change")
    public Done change(@Context Actor actor, @PathParam("product") String id, Form form) {
        ProductId product = ProductId.fromPath(id);
        form.shownBy(() -> edit(actor, id));
        ProductDetails details = ProductForm.read(form);
        long version = form.version();
        form.finish();
        Product changed = catalogue.change(actor, new ChangeProduct(product, version, details));
        return Done.changed("/catalogue/" + product, changed).notice("notice.changed");
    }

    static boolean mayChange(Actor actor) {
        return actor.isAny(Role.STAFF, Role.ADMINISTRATOR);
    }

    private static @Nullable String more(
            @Nullable String next, Optional<String> category, Optional<ProductStatus> status) {
        if (next == null) {
            return null;
        }
        StringBuilder address = new StringBuilder("/catalogue?after=").append(next);
        category.ifPresent(
                code ->
                        address.append("&category=")
                                .append(URLEncoder.encode(code, StandardCharsets.UTF_8)));
        status.ifPresent(one -> address.append("&status=").append(one));
        return address.toString();
    }
}
