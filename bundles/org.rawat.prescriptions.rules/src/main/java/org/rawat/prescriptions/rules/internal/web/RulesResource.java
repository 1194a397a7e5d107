package org.rawat.prescriptions.rules.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.prescriptions.rules.internal.ImportReport;
import org.rawat.prescriptions.rules.internal.Origin;
import org.rawat.prescriptions.rules.internal.RuleSets;
import org.rawat.prescriptions.rules.internal.ShippedRules;
import org.rawat.prescriptions.rules.internal.load.RuleKind;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Download;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.Upload;
import org.rawat.web.api.View;

/** The rules of safety, for administrators: what is there, and loading a file of the clinic's. */
@Path("/admin/prescription-rules")
public final class RulesResource {
    private static final String HERE = "/admin/prescription-rules";
    private static final int LARGEST_FILE = 8 * 1024 * 1024;

    private final RuleSets rules;
    private final ShippedRules shipped = new ShippedRules();

    RulesResource(RuleSets rules) {
        this.rules = rules;
    }

    @GET
    @Policy(Audience.ADMINISTRATOR)
    public View list(@Context Actor actor) {
        return View.of("rules", rules.imports(actor))
                .with("version", shipped.version())
                .with("published", shipped.date())
                .with("shipped", rules.count(actor, Origin.SHIPPED))
                .with("clinic", rules.count(actor, Origin.CLINIC))
                .with("kinds", kinds());
    }

    private static List<RuleKind> kinds() {
        return Stream.of(RuleKind.values()).toList();
    }

    @POST
    @Policy(value = Audience.ADMINISTRATOR, audit = "prescription.rules.import")
    public Done load(@Context Actor actor, Form form) {
        form.shownBy(() -> list(actor));
        Upload file = form.upload("file", LARGEST_FILE).orElse(null);
        ClientKey key = form.key();
        if (file == null) {
            form.problem("file", "required");
        }
        form.finish();
        ImportReport report =
                rules.load(
                        actor,
                        file == null ? "" : file.fileName(),
                        file == null ? new byte[0] : file.bytes(),
                        key);
        return Done.created(HERE + "/imports/" + report.id(), report).notice("notice.loaded");
    }

    @GET
    @Path("imports/{import}")
    @Policy(Audience.ADMINISTRATOR)
    public View report(@Context Actor actor, @PathParam("import") String id) {
        return View.of("report", rules.report(actor, Uuid7.fromPath(id)));
    }

    /** A shipped file, as the pattern for one of the clinic's. */
    @GET
    @Path("shipped/{kind}")
    @Policy(Audience.ADMINISTRATOR)
    public Download shipped(@PathParam("kind") String kind) {
        RuleKind found =
                kinds().stream()
                        .filter(it -> it.fileName().equals(kind))
                        .findFirst()
                        .orElseThrow(ProblemException::notFound);
        return new Download(
                "text/csv; charset=utf-8", found.fileName(), shipped.file(found), false, Set.of());
    }
}
