package org.rawat.prescriptions.internal.web;

import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionTemplate;
import org.rawat.prescriptions.api.TemplateId;
import org.rawat.prescriptions.api.Templates;
import org.rawat.prescriptions.internal.WritingDesk;
import org.rawat.prescriptions.internal.template.PreferredMedicines;
import org.rawat.prescriptions.internal.treatment.CurrentMedicines;
import org.rawat.web.api.View;

/** What makes writing quick: favourites, what the patient takes, what was written before. */
@Component(service = Beside.class)
public final class Beside {
    private final WritingDesk desk;
    private final Templates templates;
    private final CurrentMedicines medicines;
    private final PreferredMedicines preferred;

    @Activate
    public Beside(
            @Reference WritingDesk desk,
            @Reference Templates templates,
            @Reference CurrentMedicines medicines,
            @Reference PreferredMedicines preferred) {
        this.desk = desk;
        this.templates = templates;
        this.medicines = medicines;
        this.preferred = preferred;
    }

    Templates templates() {
        return templates;
    }

    /** The favourite of a pressed button; from now on it counts as used. */
    PrescriptionTemplate used(Actor actor, TemplateId id) {
        PrescriptionTemplate template = templates.get(actor, id);
        templates.used(actor, id);
        return template;
    }

    /** The form's page with all of it, for a visit. */
    View on(View form, Actor actor, AppointmentId visit) {
        List<Prescription> active = whileVisited(() -> desk.active(actor, visit));
        return form.with("favourites", templates.list(actor))
                .with("preferred", preferred.of(actor))
                .with("takenNow", medicines.of(actor, active))
                .with("writtenBefore", whileVisited(() -> desk.earlier(actor, visit)))
                .with("visit", visit);
    }

    /** A draft can be written further when its visit is none any more; then nothing is shown. */
    private static List<Prescription> whileVisited(Supplier<List<Prescription>> asked) {
        try {
            return asked.get();
        } catch (ProblemException e) {
            if (e.kind() == ProblemKind.CONFLICT) {
                return List.of();
            }
            throw e;
        }
    }
}
