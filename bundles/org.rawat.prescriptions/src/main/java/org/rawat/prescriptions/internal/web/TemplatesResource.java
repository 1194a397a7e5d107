package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Set;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionTemplate;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.SaveTemplate;
import org.rawat.prescriptions.api.TemplateId;
import org.rawat.prescriptions.api.Templates;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Favourites: what a doctor, or the clinic, writes often. */
@Path("/doctor/templates")
public final class TemplatesResource {
    private final Prescriptions prescriptions;
    private final Templates templates;
    private final Pages pages;

    TemplatesResource(Prescriptions prescriptions, Templates templates, Pages pages) {
        this.prescriptions = prescriptions;
        this.templates = templates;
        this.pages = pages;
    }

    /** Whose favourite it becomes. */
    enum Whose {
        OWN,
        CLINIC
    }

    @GET
    @Policy(value = Audience.DOCTOR, audit = "template.list")
    public View list(@Context Actor actor) {
        return View.of("favourites", templates.list(actor));
    }

    @POST
    @Policy(value = Audience.DOCTOR, audit = "template.save")
    public Done save(@Context Actor actor, Form form) {
        PrescriptionId prescription = new PrescriptionId(form.id("prescription"));
        form.shownBy(() -> pages.written(actor, written(actor, prescription)));
        Set<PrescriptionItemId> items =
                form.optionalId("item")
                        .map(id -> Set.of(new PrescriptionItemId(id)))
                        .orElse(Set.of());
        String name = form.text("name", PrescriptionTemplate.NAME_MAX);
        boolean clinic =
                form.optionalChoice("whose", Whose.class).orElse(Whose.OWN) == Whose.CLINIC;
        ClientKey key = form.key();
        form.finish();
        SaveTemplate command = new SaveTemplate(prescription, items, name, clinic);
        return Done.created("/doctor/templates", templates.save(actor, command, key))
                .notice("favourite.saved");
    }

    private Prescription written(Actor actor, PrescriptionId id) {
        Prescription it = prescriptions.prescription(actor, id);
        if (!it.doctorId().equals(actor.personId())) {
            throw ProblemException.notFound();
        }
        return it;
    }

    @POST
    @Path("{template}/remove")
    @Policy(value = Audience.DOCTOR, audit = "template.remove")
    public Done remove(@Context Actor actor, @PathParam("template") String path, Form form) {
        TemplateId template = TemplateId.fromPath(path);
        form.finish();
        templates.remove(actor, template);
        return Done.changed("/doctor/templates", null).notice("favourite.removed");
    }
}
