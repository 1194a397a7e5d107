package org.rawat.prescriptions.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.prescriptions.api.PrescriptionTemplate;
import org.rawat.prescriptions.api.TemplateId;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.web.api.Form;

class FilledTest {
    private static final String ID = "0192f000-0000-7000-8000-000000000001";

    @Test
    void blankRowsAreFilledFirstAndWhatWasTypedStays() {
        MedicineRow typed = MedicineRow.of(item("Diketik"));
        List<MedicineRow> rows = List.of(MedicineRow.blank(), typed, MedicineRow.blank());

        assertThat(names(Filled.of("", "", rows, template("A", "B", "C")).rows()))
                .containsExactly("A", "Diketik", "B", "C");
        assertThat(names(Filled.of("", "", rows, template("A")).rows()))
                .containsExactly("A", "Diketik");
    }

    @Test
    void aRowInWhichOnlyTheDosageIsTypedIsNotBlank() {
        MedicineRow half =
                MedicineRow.typed(
                        Form.of(
                                Map.of("items", List.of(Map.of("dosage", "3x1"))),
                                true,
                                UUID.randomUUID()),
                        0);

        assertThat(Filled.of("", "", List.of(half), template("A")).rows())
                .extracting(MedicineRow::dosage)
                .containsExactly("3x1", "3x sehari 1 tablet");
    }

    @Test
    void diagnosisAndNotesAreTakenOverOnlyWhereNoneAreTyped() {
        Filled empty = Filled.of(" ", "", List.of(), template("A"));
        assertThat(empty.diagnosis()).isEqualTo("Demam");
        assertThat(empty.notes()).isEqualTo("Istirahat");

        Filled typed = Filled.of("Batuk", "Minum air", List.of(), template("A"));
        assertThat(typed.diagnosis()).isEqualTo("Batuk");
        assertThat(typed.notes()).isEqualTo("Minum air");
    }

    @Test
    void thereAreNeverMoreRowsThanAPrescriptionHoldsAndWhatFoundNoRoomIsCounted() {
        List<MedicineRow> rows =
                new ArrayList<>(
                        Collections.nCopies(
                                WritePrescription.ITEMS_MAX - 1, MedicineRow.of(item("X"))));

        Filled filled = Filled.of("", "", rows, template("A", "B", "C"));

        assertThat(filled.rows()).hasSize(WritePrescription.ITEMS_MAX);
        assertThat(filled.left()).isEqualTo(2);
    }

    @Test
    void aButtonNamesItsFavouriteAndOneThatNamesNoneIsNotFound() {
        Intent intent = Intent.read(pressed("template." + ID));
        assertThat(intent.formOnly()).isTrue();
        assertThat(intent.template()).isEqualTo(TemplateId.fromPath(ID));

        for (String wrong : List.of("template.", "template.x", "template." + ID + "0")) {
            assertThatThrownBy(() -> Intent.read(pressed(wrong)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.kind()).isEqualTo(ProblemKind.NOT_FOUND));
        }
    }

    private static Form pressed(String button) {
        return Form.of(Map.of("do", button), true, UUID.randomUUID());
    }

    private static List<String> names(List<MedicineRow> rows) {
        return rows.stream().map(row -> row.medicine().name()).toList();
    }

    private static PrescriptionTemplate template(String... names) {
        return new PrescriptionTemplate(
                TemplateId.fromPath(ID),
                "Favorit",
                false,
                true,
                "Demam",
                "Istirahat",
                List.of(names).stream().map(FilledTest::item).toList());
    }

    private static WriteItem item(String name) {
        return new WriteItem(
                null, name, "500 mg", "tablet", "tablet", "3x sehari 1 tablet", 10, 3, "");
    }
}
