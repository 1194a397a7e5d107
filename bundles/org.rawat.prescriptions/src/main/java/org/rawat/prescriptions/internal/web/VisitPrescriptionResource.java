package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.internal.PrescriptionStart;
import org.rawat.prescriptions.internal.WritingDesk;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** Writing a prescription for a visit. */
@Path("/doctor/appointments/{appointment}/prescription")
public final class VisitPrescriptionResource {
    private final Prescriptions prescriptions;
    private final WritingDesk desk;
    private final Pages pages;
    private final FormChecks checks;

    VisitPrescriptionResource(
            Prescriptions prescriptions, WritingDesk desk, Pages pages, FormChecks checks) {
        this.prescriptions = prescriptions;
        this.desk = desk;
        this.pages = pages;
        this.checks = checks;
    }

    /** The empty form, or with what this doctor wrote for the patient before. */
    @GET
    @Path("create")
    @Policy(value = Audience.DOCTOR, audit = "prescription.form")
    public View create(
            @Context Actor actor,
            @PathParam("appointment") String id,
            @QueryParam("copy") @Nullable String copy) {
        AppointmentId appointment = AppointmentId.fromPath(id);
        if (copy == null) {
            return pages.create(actor, appointment);
        }
        Prescription earlier = prescriptions.prescription(actor, PrescriptionId.fromPath(copy));
        if (!earlier.doctorId().equals(actor.personId())) {
            throw ProblemException.notFound();
        }
        return pages.create(actor, appointment, earlier);
    }

    /** A View when only the form's rows change, else a Done. */
    @POST
    @Policy(value = Audience.DOCTOR, audit = "prescription.draft")
    public Object draft(@Context Actor actor, @PathParam("appointment") String id, Form form) {
        AppointmentId appointment = AppointmentId.fromPath(id);
        form.shownBy(
                () -> pages.create(actor, appointment, form, PrescriptionForm.typedRows(form)));
        PrescriptionForm sent = PrescriptionForm.read(form, desk.catalogue());
        if (sent.intent().formOnly()) {
            PrescriptionStart start = desk.start(actor, appointment);
            desk.shownAgain(actor, start.patientId());
            return pages.changed(
                    actor, form, sent, rows -> pages.create(actor, appointment, form, rows));
        }
        ClientKey key = form.key();
        form.finish();
        Prescription draft =
                sent.asking(() -> prescriptions.draft(actor, appointment, sent.command(), key));
        Prescription made =
                sent.intent().what() == Intent.What.SIGN
                        ? SignIfComplete.of(prescriptions, actor, draft, key.value())
                        : draft;
        return Done.created(SignIfComplete.page(sent.intent(), made), made)
                .notice(SignIfComplete.notice(sent.intent(), made));
    }

    /** What every source of safety knowledge says of what stands on the form; keeps nothing. */
    @POST
    @Path("checks")
    @Policy(value = Audience.DOCTOR, audit = "prescription.checks")
    public View checks(@Context Actor actor, @PathParam("appointment") String id, Form form) {
        return checks.begun(actor, AppointmentId.fromPath(id), form);
    }
}
