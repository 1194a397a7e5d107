package org.rawat.prescriptions.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.rawat.api.Actor;
import org.rawat.prescriptions.api.CompoundForm;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Form;
import org.rawat.web.api.Policy;
import org.rawat.web.api.View;

/** What a dosage field asks while a doctor types. */
@Path("/doctor/prescriptions/dosage")
public final class DosageResource {
    private static final int DAYS = 9;

    private final DosageText text;

    DosageResource(DosageText text) {
        this.text = text;
    }

    @GET
    @Policy(Audience.DOCTOR)
    public View read(@Context Actor actor, Form form) {
        String dosage = form.optionalText("text", WriteItem.DOSAGE_MAX).orElse("");
        String shape = form.optionalText("form", WriteItem.FORM_MAX).orElse("");
        String strength = form.optionalText("strength", WriteItem.STRENGTH_MAX).orElse("");
        String unit = form.optionalText("unit", WriteItem.UNIT_MAX).orElse("");
        Optional<CompoundForm> make = form.optionalChoice("make", CompoundForm.class);
        String days = form.optionalText("durationDays", DAYS).orElse("");
        form.finish();
        DosageWords words = new DosageWords(text, actor.locale());
        String made = make.map(CompoundForm::indonesian).orElse(shape);
        String counted = make.map(CompoundForm::unit).orElse(unit);
        return View.of("dosage", words.preview(dosage, made, strength, counted, days));
    }
}
