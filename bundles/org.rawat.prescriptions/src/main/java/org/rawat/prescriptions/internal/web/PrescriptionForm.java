package org.rawat.prescriptions.internal.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.web.api.Form;

/**
 * What was sent from the page on which a prescription is written, or by a program. Rows that were
 * left empty do not count, so a row's number on the page and in the command may differ: what the
 * service says of a row is brought back to the page's number.
 */
final class PrescriptionForm {
    private final Form form;
    private final WritePrescription command;
    private final Intent intent;
    private final List<Integer> numbers;

    private PrescriptionForm(
            Form form, WritePrescription command, Intent intent, List<Integer> numbers) {
        this.form = form;
        this.command = command;
        this.intent = intent;
        this.numbers = numbers;
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
        List<WriteItem> items = new ArrayList<>();
        for (Form row : form.rows("items", WritePrescription.ITEMS_MAX)) {
            items.add(item(row, catalogue));
        }
        Intent intent = Intent.read(form);
        return new PrescriptionForm(
                form,
                new WritePrescription(diagnosis, notes, weight, items),
                intent,
                numbers(form, items.size()));
    }

    private static WriteItem item(Form row, boolean catalogue) {
        Optional<ProductId> choice = row.optionalId("choice").map(ProductId::new);
        ProductId product = row.optionalId("product").map(ProductId::new).orElse(null);
        String name = row.optionalText("name", WriteItem.NAME_MAX).orElse("");
        String strength = row.optionalText("strength", WriteItem.STRENGTH_MAX).orElse("");
        String shape = row.optionalText("form", WriteItem.FORM_MAX).orElse("");
        String search = row.optionalText("search", WriteItem.NAME_MAX).orElse("");
        if (choice.isPresent()) {
            product = choice.get();
        } else if (!search.isEmpty() && !search.equals(MedicineRow.label(name, strength, shape))) {
            // Somebody typed over the medicine that was chosen: it is not meant any more.
            product = null;
            name = search;
            strength = catalogue ? "" : strength;
            shape = catalogue ? "" : shape;
        }
        return new WriteItem(
                product,
                name,
                strength,
                shape,
                row.optionalText("unit", WriteItem.UNIT_MAX).orElse(""),
                row.optionalText("dosage", WriteItem.DOSAGE_MAX).orElse(""),
                whole(row, "quantity", WriteItem.QUANTITY_MAX),
                whole(row, "durationDays", WriteItem.DURATION_MAX),
                row.optionalText("instructions", WriteItem.INSTRUCTIONS_MAX).orElse(""));
    }

    private static @Nullable Integer whole(Form row, String field, int max) {
        return row.optionalInteger(field, 1, max).map(Long::intValue).orElse(null);
    }

    private static List<Integer> numbers(Form form, int filled) {
        List<Integer> numbers = new ArrayList<>();
        if (form.typed("items") instanceof List<?> rows) {
            boolean all = rows.size() == filled;
            for (int i = 0; i < rows.size(); i++) {
                if (all || filled(rows.get(i))) {
                    numbers.add(i);
                }
            }
        }
        return numbers;
    }

    private static boolean filled(@Nullable Object row) {
        return row instanceof Map<?, ?> map && !map.values().stream().allMatch(""::equals);
    }

    WritePrescription command() {
        return command;
    }

    Intent intent() {
        return intent;
    }

    /** Calls the service; what it finds wrong with a row is said of the page's row. */
    <T> T asking(Supplier<T> service) {
        try {
            return service.get();
        } catch (ProblemException e) {
            throw e.kind() == ProblemKind.INVALID
                    ? ProblemException.invalid(e.fields().stream().map(this::onPage).toList())
                    : e;
        }
    }

    private FieldProblem onPage(FieldProblem problem) {
        String[] steps = problem.field().split("\\.", 3);
        if (steps.length < 3 || !steps[0].equals("items") || !steps[1].matches("\\d{1,3}")) {
            return problem;
        }
        int row = Integer.parseInt(steps[1]);
        if (row >= numbers.size()) {
            return problem;
        }
        return new FieldProblem(
                "items." + numbers.get(row) + "." + steps[2], problem.code(), problem.args());
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
