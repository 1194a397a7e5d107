package org.rawat.catalogue.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.Category;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Categories, and which of them hold medicines. */
@Path("/catalogue/categories")
public final class CategoriesResource {
    private static final String HERE = "/catalogue/categories";

    private final Catalogue catalogue;

    CategoriesResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View list(@Context Actor actor) {
        return View.of("categories", catalogue.categories(actor));
    }

    @POST
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "catalogue.category.save")
    public Done create(@Context Actor actor, Form form) {
        form.shownBy(() -> list(actor));
        String code = form.text("code", 64);
        Category category = read(form, code, 0);
        if (catalogue.categories(actor).stream().anyMatch(it -> it.code().equals(code))) {
            form.problem("code", "taken");
        }
        form.finish();
        return Done.created(HERE, catalogue.saveCategory(actor, category))
                .notice("notice.category");
    }

    @GET
    @Path("{category}")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View edit(@Context Actor actor, @PathParam("category") String code) {
        return View.of("category", known(actor, code));
    }

    @PUT
    @Path("{category}")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "catalogue.category.save")
    public Done change(@Context Actor actor, @PathParam("category") String code, Form form) {
        known(actor, code);
        form.shownBy(() -> edit(actor, code));
        Category category = read(form, code, form.version());
        form.finish();
        return Done.changed(HERE, catalogue.saveCategory(actor, category))
                .notice("notice.category");
    }

    private Category known(Actor actor, String code) {
        return catalogue.categories(actor).stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private static Category read(Form form, String code, long version) {
        return new Category(
                code,
                form.text("nameId", 120),
                form.text("nameEn", 120),
                form.flag("medicine"),
                version);
    }
}
