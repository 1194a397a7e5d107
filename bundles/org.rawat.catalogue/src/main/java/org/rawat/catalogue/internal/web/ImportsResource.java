package org.rawat.catalogue.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.internal.ImportDesk;
import org.rawat.catalogue.internal.ImportState;
import org.rawat.catalogue.internal.load.ColumnMapping;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.Upload;
import org.rawat.web.api.View;

/** Bringing a file, saying what its columns are, seeing how far it is and what came of it. */
@Path("/catalogue")
public final class ImportsResource {
    private static final int LARGEST_FILE = 64 * 1024 * 1024;
    private static final int MOST_COLUMNS = 200;

    private final Catalogue catalogue;
    private final ImportDesk desk;

    ImportsResource(Catalogue catalogue, ImportDesk desk) {
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @GET
    @Path("import")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View form(@Context Actor actor) {
        return View.of("import", Map.of()).with("categories", catalogue.categories(actor));
    }

    @POST
    @Path("import")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public Done keep(@Context Actor actor, Form form) {
        form.shownBy(() -> form(actor));
        Upload file = form.upload("file", LARGEST_FILE).orElse(null);
        String codeSystem = form.optionalText("codeSystem", 200).orElse(ProductForm.OWN_CODES);
        String category = form.optionalText("category", 64).orElse(null);
        ClientKey key = form.key();
        if (file == null) {
            form.problem("file", "required");
        }
        form.finish();
        ImportId id =
                desk.keep(
                        actor,
                        new ImportProducts(
                                file == null ? "" : file.fileName(),
                                file == null ? new byte[0] : file.bytes(),
                                codeSystem,
                                category),
                        key);
        return Done.created("/catalogue/imports/" + id, desk.state(actor, id));
    }

    /** By how far it is: the form that maps columns, the progress, or the report. */
    @GET
    @Path("imports/{import}")
    @Policy({Audience.STAFF, Audience.ADMINISTRATOR})
    public View show(@Context Actor actor, @PathParam("import") String id) {
        ImportState state = desk.state(actor, ImportId.fromPath(id));
        return View.of(
                        switch (state.phase()) {
                            case MAPPING -> "mapping";
                            case WAITING, READING -> "progress";
                            case DONE -> "report";
                        },
                        state)
                .with("fields", ColumnMapping.all());
    }

    @POST
    @Path("imports/{import}/start")
    @Policy(
            value = {Audience.STAFF, Audience.ADMINISTRATOR},
            audit = "catalogue.import")
    public Done start(@Context Actor actor, @PathParam("import") String id, Form form) {
        ImportId file = ImportId.fromPath(id);
        desk.state(actor, file);
        form.shownBy(() -> show(actor, id));
        List<String> fields =
                form.rows("columns", MOST_COLUMNS).stream()
                        .map(column -> column.text("field", 40))
                        .toList();
        form.finish();
        return Done.changed("/catalogue/imports/" + file, desk.start(actor, file, fields));
    }
}
