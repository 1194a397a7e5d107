package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.DoseMark;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.Renewal;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.prescriptions.api.Treatment;
import org.rawat.prescriptions.api.TreatmentDay;
import org.rawat.prescriptions.api.Treatments;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** What a patient takes today. */
@Path("/medicines")
public final class TreatmentsResource {
    private static final int RENEWALS_SHOWN = 10;

    private final Treatments treatments;
    private final Renewals renewals;
    private final DosageText text;

    TreatmentsResource(Treatments treatments, Renewals renewals, DosageText text) {
        this.treatments = treatments;
        this.renewals = renewals;
        this.text = text;
    }

    /** What became of a dose, as it is typed: also that nothing is said any more. */
    enum Said {
        TAKEN,
        SKIPPED,
        NONE;

        @Nullable DoseMark mark() {
            return this == NONE ? null : DoseMark.valueOf(name());
        }
    }

    @GET
    @Policy(value = Audience.PATIENT, audit = "treatment.read")
    public View day(@Context Actor actor, @QueryParam("day") @Nullable String day) {
        TreatmentDay it = treatments.day(actor, day(day));
        List<Renewal> asked = renewals.requested(actor);
        return View.of("medicines", it)
                .with(
                        "rows",
                        it.treatments().stream()
                                .map(one -> TreatmentRow.of(one, text, actor.locale()))
                                .toList())
                .with("renewals", asked.subList(0, Math.min(asked.size(), RENEWALS_SHOWN)))
                .with("earlier", it.day().isAfter(it.earliest()) ? it.day().minusDays(1) : null)
                .with("later", it.today() ? null : it.day().plusDays(1))
                .showing(actor.requirePerson())
                .showing(it.treatments().stream().map(Treatment::patientId).toList())
                .showing(asked.stream().map(Renewal::patientId).toList());
    }

    @POST
    @Path("{item}/doses")
    @Policy(value = Audience.PATIENT, audit = "dose.mark")
    public Done mark(@Context Actor actor, @PathParam("item") String path, Form form) {
        PrescriptionItemId item = PrescriptionItemId.fromPath(path);
        LocalDate day = form.date("day");
        int number = (int) form.integer("number", 0, Treatments.AS_NEEDED_MAX - 1);
        Said said = form.choice("mark", Said.class);
        form.finish();
        Treatment it = treatments.mark(actor, item, day, number, said.mark());
        return Done.changed("/medicines?day=" + day, it);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("day", "date");
        }
    }
}
