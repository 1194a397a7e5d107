package org.rawat.prescriptions.internal.web;

import java.util.List;
import java.util.function.Function;
import org.rawat.api.Actor;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.prescriptions.internal.CheckWhileWriting;
import org.rawat.prescriptions.internal.WritingDesk;
import org.rawat.web.api.Form;
import org.rawat.web.api.View;

/** Answers the form that asks, while somebody types, what the checks say of it. */
final class FormChecks {
    private final CheckWhileWriting checks;
    private final WritingDesk desk;

    FormChecks(CheckWhileWriting checks, WritingDesk desk) {
        this.checks = checks;
        this.desk = desk;
    }

    View begun(Actor actor, AppointmentId visit, Form form) {
        return panel(form, command -> checks.begun(actor, visit, command));
    }

    View changed(Actor actor, PrescriptionId id, Form form) {
        return panel(form, command -> checks.changed(actor, id, command));
    }

    /** A program gets the review; a page the piece of it that it shows, or why there is none. */
    private View panel(Form form, Function<WritePrescription, SafetyReview> asked) {
        form.shownBy(() -> View.of("findings", List.of()));
        PrescriptionForm sent = PrescriptionForm.read(form, desk.catalogue());
        form.finish();
        SafetyReview review = sent.asking(() -> asked.apply(sent.command()));
        return View.of("findings", review).with("review", review).with("places", sent.places());
    }
}
