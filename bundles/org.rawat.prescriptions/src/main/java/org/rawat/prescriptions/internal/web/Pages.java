package org.rawat.prescriptions.internal.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.prescriptions.api.OverrideCode;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.TemplateId;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.internal.PrescriptionStart;
import org.rawat.prescriptions.internal.SigningRules;
import org.rawat.prescriptions.internal.WritingDesk;
import org.rawat.prescriptions.internal.treatment.Rewriting;
import org.rawat.web.api.Form;
import org.rawat.web.api.View;

/** The pages that several routes show. */
final class Pages {
    private static final int BLANK_ROWS = 3;
    private static final int ROWS_AT_LEAST = 1;

    private final WritingDesk desk;
    private final DosageText dosages;
    private final Prescriptions prescriptions;
    private final Beside beside;

    Pages(WritingDesk desk, DosageText dosages, Prescriptions prescriptions, Beside beside) {
        this.desk = desk;
        this.dosages = dosages;
        this.prescriptions = prescriptions;
        this.beside = beside;
    }

    /** The empty form of a new prescription. */
    View create(Actor actor, AppointmentId appointment) {
        PrescriptionStart start = desk.start(actor, appointment);
        return create(actor, start, List.of())
                .with("weight", plain(actor, start.patient().weightKg()))
                .with("diagnosis", "")
                .with("notes", "")
                .with("until", "");
    }

    /** The form of a new prescription with what this doctor wrote for this patient before. */
    View create(Actor actor, AppointmentId appointment, Prescription copied) {
        PrescriptionStart start = desk.start(actor, appointment);
        if (!copied.patientId().equals(start.patientId()) || !copied.intact()) {
            throw ProblemException.notFound();
        }
        List<MedicineRow> rows =
                Rewriting.items(copied.items()).stream().map(MedicineRow::of).toList();
        return create(actor, start, rows)
                .with("weight", plain(actor, start.patient().weightKg()))
                .with("diagnosis", copied.diagnosis())
                .with("notes", copied.notes())
                .with("until", "");
    }

    /** The form of a new prescription with what was typed. */
    View create(Actor actor, AppointmentId appointment, Form form, List<MedicineRow> rows) {
        return typed(create(actor, desk.start(actor, appointment), rows), form);
    }

    private View create(Actor actor, PrescriptionStart start, List<MedicineRow> rows) {
        return beside.on(View.of("create", start), actor, start.appointment())
                .with("dosages", words(actor))
                .with("rows", filled(actor, rows))
                .with("catalogue", start.catalogue())
                .with("silent", desk.silent())
                .showing(start.patientId());
    }

    /** The form of a draft, or of the next version of a signed one. */
    View edit(Actor actor, Prescription prescription) {
        List<MedicineRow> rows = prescription.items().stream().map(MedicineRow::of).toList();
        return edit(actor, prescription, rows)
                .with("weight", plain(actor, prescription.patient().weightKg()))
                .with("diagnosis", prescription.diagnosis())
                .with("notes", prescription.notes())
                .with("until", text(prescription.validUntil()))
                .with("reason", "")
                .with("version", String.valueOf(prescription.version()));
    }

    /** The same with what was typed; the version stays the one that was seen. */
    View edit(Actor actor, Prescription prescription, Form form, List<MedicineRow> rows) {
        return typed(edit(actor, prescription, rows), form)
                .with("reason", text(form.typed("reason")))
                .with("version", text(form.typed("version")));
    }

    private View edit(Actor actor, Prescription prescription, List<MedicineRow> rows) {
        return beside.on(View.of("edit", prescription), actor, prescription.appointmentId())
                .with("dosages", words(actor))
                .with("rows", filled(actor, rows))
                .with("catalogue", desk.catalogue())
                .with("silent", desk.silent())
                .with("allergies", desk.allergies(actor, prescription))
                .with("missing", missing(prescription))
                .with("review", review(actor, prescription))
                .with("codes", OverrideCode.values())
                .showing(prescription.patientId());
    }

    /** What the pressed button makes of the form that was sent; nothing is stored. */
    View changed(
            Actor actor, Form form, PrescriptionForm sent, Function<List<MedicineRow>, View> page) {
        TemplateId template = sent.intent().template();
        if (template == null) {
            return page.apply(sent.rows());
        }
        Filled filled =
                Filled.of(
                        text(form.typed("diagnosis")),
                        text(form.typed("notes")),
                        sent.rows(),
                        beside.used(actor, template));
        return page.apply(filled.rows())
                .with("diagnosis", filled.diagnosis())
                .with("notes", filled.notes())
                .with("added", filled);
    }

    private static View typed(View view, Form form) {
        return view.with("weight", text(form.typed("weightKg")))
                .with("diagnosis", text(form.typed("diagnosis")))
                .with("notes", text(form.typed("notes")))
                .with("until", text(form.typed("validUntil")));
    }

    /** One prescription as its doctor sees it. */
    View written(Actor actor, Prescription prescription) {
        return View.of("written", prescription)
                .with("dosages", words(actor))
                .with("missing", missing(prescription))
                .with("review", review(actor, prescription))
                .with("codes", OverrideCode.values())
                .showing(prescription.patientId());
    }

    /** On paper. */
    View print(Actor actor, Prescription prescription, String back) {
        return PrintedPage.of(prescription, words(actor), back);
    }

    private DosageWords words(Actor actor) {
        return new DosageWords(dosages, actor.locale());
    }

    /** What the sources say; null for what was signed before anything was checked. */
    private @Nullable SafetyReview review(Actor actor, Prescription prescription) {
        try {
            return prescriptions.review(actor, prescription.id());
        } catch (ProblemException e) {
            if (e.kind() == ProblemKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    static List<FieldProblem> missing(Prescription it) {
        return it.status() == PrescriptionStatus.DRAFT
                ? SigningRules.missing(it.patient(), it.doctor(), it.diagnosis(), it.items())
                : List.of();
    }

    /** Rows to write in, and what was found for what is being looked for. */
    private List<MedicineRow> filled(Actor actor, List<MedicineRow> rows) {
        List<MedicineRow> filled = new ArrayList<>();
        for (MedicineRow row : rows) {
            filled.add(row.compound() ? ingredients(actor, row) : picked(actor, row));
        }
        int wanted = filled.isEmpty() ? BLANK_ROWS : ROWS_AT_LEAST;
        while (filled.size() < Math.min(wanted, WritePrescription.ITEMS_MAX)) {
            filled.add(MedicineRow.blank());
        }
        return filled;
    }

    private MedicineRow picked(Actor actor, MedicineRow row) {
        return row.with(found(actor, row.medicine()));
    }

    private MedicineRow ingredients(Actor actor, MedicineRow row) {
        List<IngredientRow> filled = new ArrayList<>();
        for (IngredientRow one : row.ingredients()) {
            filled.add(new IngredientRow(found(actor, one.medicine()), one.amount(), one.need()));
        }
        return filled.isEmpty() ? row.withRoom() : row.with(filled);
    }

    private Picked found(Actor actor, Picked medicine) {
        return medicine.searching() ? medicine.with(desk.hits(actor, medicine.search())) : medicine;
    }

    /** The status in an address, in any case; null for all. */
    static @Nullable PrescriptionStatus status(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        for (PrescriptionStatus status : PrescriptionStatus.values()) {
            if (status.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return status;
            }
        }
        throw ProblemException.invalid("status", "choice");
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** As it is typed in the reader's language; forms read either mark. */
    private static String plain(Actor actor, @Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        boolean english = actor.locale().getLanguage().equals("en");
        return english ? number.toPlainString() : number.toPlainString().replace('.', ',');
    }
}
