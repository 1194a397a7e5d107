package org.rawat.prescriptions.internal.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundForm;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.web.api.Form;

/**
 * What was sent from the page on which a prescription is written, or by a program. What the service
 * says of a row is brought back to the page's number, see {@link RowNumbers}.
 */
final class PrescriptionForm {
    private final Form form;
    private final WritePrescription command;
    private final Intent intent;
    private final RowNumbers numbers;

    private PrescriptionForm(
            Form form, WritePrescription command, Intent intent, RowNumbers numbers) {
        this.form = form;
        this.command = command;
        this.intent = intent;
        this.numbers = numbers;
    }

    /** Whether a medicine comes out of a box or is made by the pharmacy. */
    enum Kind {
        SIMPLE,
        COMPOUND
    }

    /**
     * Reads the fields; the caller finishes the form.
     *
     * @param catalogue whether medicines are chosen from a catalogue or typed
     */
    static PrescriptionForm read(Form form, boolean catalogue) {
        String diagnosis =
                form.optionalText("diagnosis", WritePrescription.DIAGNOSIS_MAX).orElse("");
        String notes = form.optionalLines("notes", WritePrescription.NOTES_MAX).orElse("");
        BigDecimal weight =
                form.optionalDecimal(
                                "weightKg",
                                WritePrescription.WEIGHT_MIN,
                                WritePrescription.WEIGHT_MAX,
                                1)
                        .orElse(null);
        LocalDate until = form.optionalDate("validUntil").orElse(null);
        List<WriteItem> items = new ArrayList<>();
        for (Form row : form.rows("items", WritePrescription.ITEMS_MAX)) {
            items.add(item(row, catalogue));
        }
        Intent intent = Intent.read(form);
        return new PrescriptionForm(
                form,
                new WritePrescription(diagnosis, notes, weight, items, until),
                intent,
                RowNumbers.of(form.typed("items"), items));
    }

    private static WriteItem item(Form row, boolean catalogue) {
        Kind kind = row.optionalChoice("kind", Kind.class).orElse(Kind.SIMPLE);
        Picked.Meant meant = Picked.read(row, catalogue);
        String dosage = row.optionalText("dosage", WriteItem.DOSAGE_MAX).orElse("");
        Integer quantity = whole(row, "quantity", 1, WriteItem.QUANTITY_MAX);
        Integer computed = whole(row, "computed", 1, WriteItem.QUANTITY_MAX);
        Integer days = whole(row, "durationDays", 1, WriteItem.DURATION_MAX);
        Integer refills = whole(row, "refills", 0, WriteItem.REFILLS_MAX);
        String instructions =
                row.optionalText("instructions", WriteItem.INSTRUCTIONS_MAX).orElse("");
        boolean made = kind == Kind.COMPOUND;
        return new WriteItem(
                made ? null : meant.product(),
                meant.name(),
                made ? "" : meant.strength(),
                made ? "" : meant.form(),
                made ? "" : meant.unit(),
                dosage,
                quantity,
                days,
                instructions,
                quantity != null && !quantity.equals(computed),
                refills == null ? 0 : refills,
                made ? compound(row, catalogue) : null);
    }

    private static WriteCompound compound(Form row, boolean catalogue) {
        CompoundMethod method = row.choice("method", CompoundMethod.class);
        CompoundForm make = row.choice("make", CompoundForm.class);
        List<WriteCompound.Ingredient> ingredients = new ArrayList<>();
        for (Form part : row.rows("ingredients", Compound.INGREDIENTS_MAX)) {
            Picked.Meant meant = Picked.read(part, catalogue);
            ingredients.add(
                    new WriteCompound.Ingredient(
                            meant.product(),
                            meant.name(),
                            meant.strength(),
                            meant.form(),
                            meant.unit(),
                            part.optionalText("amount", WriteCompound.Ingredient.AMOUNT_MAX)
                                    .orElse("")));
        }
        return new WriteCompound(method, make, ingredients);
    }

    private static @Nullable Integer whole(Form row, String field, int min, int max) {
        return row.optionalInteger(field, min, max).map(Long::intValue).orElse(null);
    }

    WritePrescription command() {
        return command;
    }

    Intent intent() {
        return intent;
    }

    /** The page's number of each medicine of the command. */
    List<Integer> places() {
        return numbers.rows();
    }

    /** Calls the service; what it finds wrong with a row is said of the page's row. */
    <T> T asking(Supplier<T> service) {
        try {
            return service.get();
        } catch (ProblemException e) {
            throw e.kind() == ProblemKind.INVALID
                    ? ProblemException.invalid(e.fields().stream().map(numbers::onPage).toList())
                    : e;
        }
    }

    /** The rows as they were typed, changed as the pressed button says. */
    List<MedicineRow> rows() {
        return intent.applied(typedRows(form));
    }

    static List<MedicineRow> typedRows(Form form) {
        List<MedicineRow> rows = new ArrayList<>();
        if (form.typed("items") instanceof List<?> typed) {
            int shown = Math.min(typed.size(), WritePrescription.ITEMS_MAX);
            for (int i = 0; i < shown; i++) {
                rows.add(MedicineRow.typed(form, i));
            }
        }
        return rows;
    }
}
