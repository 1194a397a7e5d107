package org.rawat.prescriptions.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.TemplateId;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.web.api.Form;

/**
 * Which button of the form was pressed: save, sign, or one that only changes the form and works
 * without a script: more rows, a compound, more ingredients, look for a medicine, remove a row, add
 * a favourite.
 *
 * @param what the button
 * @param row the row it stands in, for those that stand in one
 * @param part the ingredient it stands in; -1 for those that stand in none
 * @param template the favourite that is added; null for every other button
 */
record Intent(What what, int row, int part, @Nullable TemplateId template) {
    private static final int MORE = 3;
    private static final int BUTTON_MAX = 60;
    private static final String TEMPLATE = "template.";
    private static final Pattern IN_A_ROW =
            Pattern.compile("(search|remove|ingredients)\\.(\\d{1,2})(?:\\.(\\d{1,2}))?");

    enum What {
        SAVE,
        SIGN,
        MORE,
        COMPOUND,
        INGREDIENTS,
        SEARCH,
        REMOVE,
        TEMPLATE
    }

    private Intent(What what) {
        this(what, 0, -1, null);
    }

    /**
     * Reads the button.
     *
     * @throws org.rawat.api.ProblemException not found, when it names a favourite by what is no id
     */
    static Intent read(Form form) {
        String button = form.optionalText("do", BUTTON_MAX).orElse("save");
        if (button.startsWith(TEMPLATE)) {
            String id = button.substring(TEMPLATE.length());
            return new Intent(What.TEMPLATE, 0, -1, TemplateId.fromPath(id));
        }
        Matcher inRow = IN_A_ROW.matcher(button);
        if (inRow.matches()) {
            What what =
                    switch (inRow.group(1)) {
                        case "search" -> What.SEARCH;
                        case "remove" -> What.REMOVE;
                        default -> What.INGREDIENTS;
                    };
            String part = inRow.group(3);
            return new Intent(
                    what,
                    Integer.parseInt(inRow.group(2)),
                    part == null ? -1 : Integer.parseInt(part),
                    null);
        }
        switch (button) {
            case "save":
                return new Intent(What.SAVE);
            case "sign":
                return new Intent(What.SIGN);
            case "more":
                return new Intent(What.MORE);
            case "compound":
                return new Intent(What.COMPOUND);
            default:
                form.problem("do", "choice");
                return new Intent(What.SAVE);
        }
    }

    /** Whether only the form is shown again and nothing is stored. */
    boolean formOnly() {
        return what != What.SAVE && what != What.SIGN;
    }

    List<MedicineRow> applied(List<MedicineRow> rows) {
        List<MedicineRow> changed = new ArrayList<>(rows);
        switch (what) {
            case REMOVE -> remove(changed);
            case INGREDIENTS -> {
                if (row < changed.size()) {
                    changed.set(row, changed.get(row).withRoom());
                }
            }
            case MORE -> {
                for (int i = 0; i < MORE; i++) {
                    add(changed, MedicineRow.blank());
                }
            }
            case COMPOUND -> add(changed, MedicineRow.blankCompound());
            case SAVE, SIGN, SEARCH, TEMPLATE -> {}
        }
        return changed;
    }

    private void remove(List<MedicineRow> rows) {
        if (row >= rows.size()) {
            return;
        }
        if (part < 0) {
            rows.remove(row);
            return;
        }
        List<IngredientRow> left = new ArrayList<>(rows.get(row).ingredients());
        if (part < left.size()) {
            left.remove(part);
            rows.set(row, rows.get(row).with(left));
        }
    }

    private static void add(List<MedicineRow> rows, MedicineRow row) {
        if (rows.size() < WritePrescription.ITEMS_MAX) {
            rows.add(row);
        }
    }
}
