package org.rawat.catalogue.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rawat.api.Actor;
import org.rawat.api.Uuid7;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** What a product field asks while somebody types. */
@Path("/api/catalogue")
public final class TypeAheadResource {
    private static final int LIMIT = 10;

    /** Ids with commas between them. */
    private static final int PREFERRED_LONGEST = 37 * ProductQuery.MOST_PREFERRED;

    private final Catalogue catalogue;

    TypeAheadResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("search")
    @Policy({Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR})
    public View search(@Context Actor actor, Form form) {
        String text = form.optionalText("q", ProductQuery.LONGEST).orElse("");
        int limit = form.optionalInteger("limit", 1, 20).orElse((long) LIMIT).intValue();
        boolean prescribable = form.flag("prescribable");
        Set<ProductId> preferred = preferred(form.optionalText("prefer", PREFERRED_LONGEST));
        form.finish();
        List<ProductHit> hits =
                catalogue.search(actor, new ProductQuery(text, limit, prescribable, preferred));
        return View.of("hits", hits);
    }

    /** What is no id is none. */
    private static Set<ProductId> preferred(Optional<String> listed) {
        return Arrays.stream(listed.orElse("").split(","))
                .flatMap(id -> Uuid7.parse(id).stream())
                .map(ProductId::new)
                .limit(ProductQuery.MOST_PREFERRED)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Which sources answer; asks none of them. */
    @GET
    @Path("sources")
    @Policy({Audience.DOCTOR, Audience.STAFF, Audience.ADMINISTRATOR})
    public View sources() {
        return View.of("sources", catalogue.sources());
    }
}
