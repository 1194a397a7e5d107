package org.rawat.prescriptions.internal.web;

import java.util.ArrayList;
import java.util.List;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.web.api.Form;

/**
 * Which button of the form was pressed: save, sign, or one that only changes the form and works
 * without a script: more rows, look for a row's medicine, remove a row.
 *
 * @param what the button
 * @param row the row it stands in, for those that stand in one
 */
record Intent(What what, int row) {
    private static final int MORE = 3;

    enum What {
        SAVE,
        SIGN,
        MORE,
        SEARCH,
        REMOVE
    }

    static Intent read(Form form) {
        String button = form.optionalText("do", 20).orElse("save");
        if (button.matches("(search|remove)\\.\\d{1,2}")) {
            int row = Integer.parseInt(button.substring(7));
            return new Intent(button.startsWith("search") ? What.SEARCH : What.REMOVE, row);
        }
        switch (button) {
            case "save":
                return new Intent(What.SAVE, 0);
            case "sign":
                return new Intent(What.SIGN, 0);
            case "more":
                return new Intent(What.MORE, 0);
            default:
                form.problem("do", "choice");
                return new Intent(What.SAVE, 0);
        }
    }

    /** Whether only the form is shown again and nothing is stored. */
    boolean formOnly() {
        return what != What.SAVE && what != What.SIGN;
    }

    List<MedicineRow> applied(List<MedicineRow> rows) {
        List<MedicineRow> changed = new ArrayList<>(rows);
        if (what == What.REMOVE && row < changed.size()) {
            changed.remove(row);
        }
        for (int i = 0; what == What.MORE && i < MORE; i++) {
            if (changed.size() < WritePrescription.ITEMS_MAX) {
                changed.add(MedicineRow.blank());
            }
        }
        return changed;
    }
}
