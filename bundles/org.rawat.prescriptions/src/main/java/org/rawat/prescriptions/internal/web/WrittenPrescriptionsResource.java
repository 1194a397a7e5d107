package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.SafetyReason;
import org.rawat.prescriptions.internal.PrescriptionExport;
import org.rawat.prescriptions.internal.WritingDesk;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Download;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** What a doctor has written. */
@Path("/doctor/prescriptions")
public final class WrittenPrescriptionsResource {
    private static final int ROWS = 20;
    private static final int REASON = 500;

    private final Prescriptions prescriptions;
    private final WritingDesk desk;
    private final Pages pages;
    private final FormChecks checks;
    private final PrescriptionExport export;

    WrittenPrescriptionsResource(
            Prescriptions prescriptions,
            WritingDesk desk,
            Pages pages,
            FormChecks checks,
            PrescriptionExport export) {
        this.prescriptions = prescriptions;
        this.desk = desk;
        this.pages = pages;
        this.checks = checks;
        this.export = export;
    }

    @GET
    @Policy(value = Audience.DOCTOR, audit = "prescription.list")
    public View list(
            @Context Actor actor,
            @QueryParam("status") @Nullable String status,
            @QueryParam("after") @Nullable String after) {
        Page<Prescription> page =
                prescriptions.written(actor, Pages.status(status), Pages.text(after), ROWS);
        return View.of("written-list", page)
                .with("status", Pages.text(Pages.status(status)))
                .showing(page.items().stream().map(Prescription::patientId).toList());
    }

    @GET
    @Path("{prescription}")
    @Policy(value = Audience.DOCTOR, audit = "prescription.read")
    public View read(@Context Actor actor, @PathParam("prescription") String id) {
        return pages.written(actor, written(actor, id));
    }

    @GET
    @Path("{prescription}/edit")
    @Policy(value = Audience.DOCTOR, audit = "prescription.form")
    public View edit(@Context Actor actor, @PathParam("prescription") String id) {
        Prescription prescription = written(actor, id);
        if (prescription.status() != PrescriptionStatus.DRAFT
                && prescription.status() != PrescriptionStatus.ACTIVE) {
            throw ProblemException.conflict("wrong-state", prescription.status().name());
        }
        return pages.edit(actor, prescription);
    }

    /** A View when only the form's rows change, else a Done. */
    @PUT
    @Path("{prescription}")
    @Policy(value = Audience.DOCTOR, audit = "prescription.change")
    public Object change(@Context Actor actor, @PathParam("prescription") String path, Form form) {
        Prescription before = written(actor, path);
        form.shownBy(
                () ->
                        pages.edit(
                                actor,
                                written(actor, path),
                                form,
                                PrescriptionForm.typedRows(form)));
        PrescriptionForm sent = PrescriptionForm.read(form, desk.catalogue());
        String reason = form.optionalLines("reason", REASON).orElse("");
        List<SafetyReason> reasons = SafetyReasons.read(form);
        Optional<UUID> attempt = form.optionalId("attempt");
        long version = form.version();
        if (sent.intent().formOnly()) {
            desk.shownAgain(actor, before.patientId());
            return pages.changed(actor, form, sent, rows -> pages.edit(actor, before, form, rows));
        }
        form.finish();
        Prescription changed =
                sent.asking(() -> changed(actor, before, version, sent, reason, reasons, attempt));
        return Done.changed(SignIfComplete.page(sent.intent(), changed), changed)
                .notice(SignIfComplete.notice(sent.intent(), changed));
    }

    private Prescription changed(
            Actor actor,
            Prescription before,
            long version,
            PrescriptionForm sent,
            String reason,
            List<SafetyReason> reasons,
            Optional<UUID> attempt) {
        PrescriptionId id = before.id();
        boolean sign = sent.intent().what() == Intent.What.SIGN;
        if (before.signed() && sign && reason.isEmpty() && attempt.isPresent()) {
            // The signing button of a draft, tapped twice: the first tap has signed it.
            return prescriptions.sign(actor, id, version, attempt.get());
        }
        if (before.signed()) {
            return prescriptions.amend(actor, id, version, sent.command(), reason, reasons);
        }
        Prescription draft = prescriptions.change(actor, id, version, sent.command());
        return sign
                ? SignIfComplete.of(
                        prescriptions, actor, draft, attempt.orElseGet(UUID::randomUUID))
                : draft;
    }

    @POST
    @Path("{prescription}/sign")
    @Policy(value = Audience.DOCTOR, audit = "prescription.sign")
    public Done sign(@Context Actor actor, @PathParam("prescription") String path, Form form) {
        PrescriptionId id = shownBy(actor, path, form);
        long version = form.version();
        Optional<UUID> attempt = form.optionalId("attempt");
        List<SafetyReason> reasons = SafetyReasons.read(form);
        form.finish();
        Prescription signed = prescriptions.sign(actor, id, version, attempt.orElse(null), reasons);
        return done(signed, "notice.signed");
    }

    @POST
    @Path("{prescription}/complete")
    @Policy(value = Audience.DOCTOR, audit = "prescription.complete")
    public Done complete(@Context Actor actor, @PathParam("prescription") String path, Form form) {
        PrescriptionId id = shownBy(actor, path, form);
        long version = form.version();
        form.finish();
        return done(prescriptions.complete(actor, id, version), "notice.completed");
    }

    @POST
    @Path("{prescription}/cancel")
    @Policy(value = Audience.DOCTOR, audit = "prescription.cancel")
    public Done cancel(@Context Actor actor, @PathParam("prescription") String path, Form form) {
        PrescriptionId id = shownBy(actor, path, form);
        long version = form.version();
        String reason = form.lines("reason", REASON);
        form.finish();
        return done(prescriptions.cancel(actor, id, version, reason), "notice.cancelled");
    }

    @POST
    @Path("{prescription}/entered-in-error")
    @Policy(value = Audience.DOCTOR, audit = "prescription.entered-in-error")
    public Done enteredInError(
            @Context Actor actor, @PathParam("prescription") String path, Form form) {
        PrescriptionId id = shownBy(actor, path, form);
        long version = form.version();
        String reason = form.lines("reason", REASON);
        form.finish();
        Prescription it = prescriptions.enteredInError(actor, id, version, reason);
        return it.signed()
                ? done(it, "notice.entered-in-error")
                : Done.changed("/doctor/prescriptions", it).notice("notice.thrown-away");
    }

    @GET
    @Path("{prescription}/history")
    @Policy(value = Audience.DOCTOR, audit = "prescription.history")
    public View history(@Context Actor actor, @PathParam("prescription") String id) {
        Prescription prescription = written(actor, id);
        return View.of("history", prescriptions.history(actor, prescription.id()))
                .with("prescription", prescription)
                .showing(prescription.patientId());
    }

    /** What every source of safety knowledge says. */
    @GET
    @Path("{prescription}/checks")
    @Policy(value = Audience.DOCTOR, audit = "prescription.checks")
    public View checks(@Context Actor actor, @PathParam("prescription") String id) {
        Prescription prescription = written(actor, id);
        return View.of("checks", prescriptions.review(actor, prescription.id()))
                .with("prescription", prescription)
                .showing(prescription.patientId());
    }

    /** What they say of what stands on the form; keeps nothing. */
    @POST
    @Path("{prescription}/checks")
    @Policy(value = Audience.DOCTOR, audit = "prescription.checks")
    public View formChecks(@Context Actor actor, @PathParam("prescription") String id, Form form) {
        return checks.changed(actor, PrescriptionId.fromPath(id), form);
    }

    @GET
    @Path("{prescription}/print")
    @Policy(value = Audience.DOCTOR, audit = "prescription.print")
    public View print(@Context Actor actor, @PathParam("prescription") String id) {
        return pages.print(actor, written(actor, id), "/doctor/prescriptions/");
    }

    @GET
    @Path("{prescription}/fhir")
    @Policy(value = Audience.DOCTOR, audit = "prescription.export")
    public Download fhir(@Context Actor actor, @PathParam("prescription") String id) {
        return FhirFile.of(export, actor, written(actor, id));
    }

    private PrescriptionId shownBy(Actor actor, String path, Form form) {
        PrescriptionId id = written(actor, path).id();
        form.shownBy(() -> pages.written(actor, written(actor, path)));
        return id;
    }

    /** On the doctor's pages there is only what this doctor wrote, received or not. */
    private Prescription written(Actor actor, String path) {
        Prescription it = prescriptions.prescription(actor, PrescriptionId.fromPath(path));
        if (!it.doctorId().equals(actor.personId())) {
            throw ProblemException.notFound();
        }
        return it;
    }

    private static Done done(Prescription prescription, String notice) {
        return Done.changed("/doctor/prescriptions/" + prescription.id(), prescription)
                .notice(notice);
    }
}
