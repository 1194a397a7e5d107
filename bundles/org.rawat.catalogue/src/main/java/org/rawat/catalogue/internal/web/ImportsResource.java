package org.rawat.catalogue.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.api.ImportReport;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.Upload;
import org.rawat.web.api.View;

/** Loading a file, and what came of it. */
@Path("/catalogue")
public final class ImportsResource {
    private static final int LARGEST_FILE = 64 * 1024 * 1024;

    private final Catalogue catalogue;

    ImportsResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("import")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View form(@Context Actor actor) {
        return View.of("import", Map.of()).with("categories", catalogue.categories(actor));
    }

    @POST
    @Path("import")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "catalogue.import")
    public Done load(@Context Actor actor, Form form) {
        form.shownBy(() -> form(actor));
        Upload file = form.upload("file", LARGEST_FILE).orElse(null);
        String codeSystem = form.optionalText("codeSystem", 200).orElse(ProductForm.OWN_CODES);
        String category = form.optionalText("category", 64).orElse(null);
        ClientKey key = form.key();
        if (file == null) {
            form.problem("file", "required");
        }
        form.finish();
        ImportReport report =
                catalogue.importFile(
                        actor,
                        new ImportProducts(
                                file == null ? "" : file.fileName(),
                                file == null ? new byte[0] : file.bytes(),
                                codeSystem,
                                category),
                        key);
        return Done.created("/catalogue/imports/" + report.id(), report).notice("notice.imported");
    }

    @GET
    @Path("imports/{import}")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View report(@Context Actor actor, @PathParam("import") String id) {
        return View.of("report", catalogue.report(actor, ImportId.fromPath(id)));
    }
}
