package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.internal.PrescriptionExport;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Download;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** What was prescribed to a patient, for the patient and for parents. */
@Path("/prescriptions")
public final class ReceivedPrescriptionsResource {
    private static final int ROWS = 20;

    private final Prescriptions prescriptions;
    private final PrescriptionExport export;
    private final DosageText dosages;

    ReceivedPrescriptionsResource(
            Prescriptions prescriptions, PrescriptionExport export, DosageText dosages) {
        this.prescriptions = prescriptions;
        this.export = export;
        this.dosages = dosages;
    }

    @GET
    @Policy(value = Audience.PATIENT, audit = "prescription.list")
    public View list(
            @Context Actor actor,
            @QueryParam("status") @Nullable String status,
            @QueryParam("after") @Nullable String after) {
        Page<Prescription> page =
                prescriptions.received(actor, Pages.status(status), Pages.text(after), ROWS);
        return View.of("received-list", page)
                .with("status", Pages.text(Pages.status(status)))
                .showing(actor.requirePerson())
                .showing(page.items().stream().map(Prescription::patientId).toList());
    }

    @GET
    @Path("{prescription}")
    @Policy(value = Audience.PATIENT, audit = "prescription.read")
    public View read(@Context Actor actor, @PathParam("prescription") String id) {
        Prescription prescription = received(actor, id);
        return View.of("received", prescription)
                .with("dosages", new DosageWords(dosages, actor.locale()))
                .showing(prescription.patientId());
    }

    @GET
    @Path("{prescription}/print")
    @Policy(value = Audience.PATIENT, audit = "prescription.print")
    public View print(@Context Actor actor, @PathParam("prescription") String id) {
        return PrintedPage.of(
                received(actor, id), new DosageWords(dosages, actor.locale()), "/prescriptions/");
    }

    @GET
    @Path("{prescription}/fhir")
    @Policy(value = Audience.PATIENT, audit = "prescription.export")
    public Download fhir(@Context Actor actor, @PathParam("prescription") String id) {
        return FhirFile.of(export, actor, received(actor, id));
    }

    /** A doctor who is a patient too finds here only what is the doctor's own as a patient. */
    private Prescription received(Actor actor, String path) {
        Prescription it = prescriptions.prescription(actor, PrescriptionId.fromPath(path));
        if (!it.signed() || !actor.mayActFor(it.patientId())) {
            throw ProblemException.notFound();
        }
        return it;
    }
}
