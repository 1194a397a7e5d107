package org.rawat.prescriptions.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.web.api.Form;

class PrescriptionFormTest {
    private static final String PRODUCT = "0192f000-0000-7000-8000-000000000001";
    private static final String OTHER = "0192f000-0000-7000-8000-000000000002";

    @Test
    void whatTheServiceSaysOfARowIsSaidOfTheRowOnThePage() {
        PrescriptionForm form =
                PrescriptionForm.read(
                        browser(Map.of(), row(), row("dosage", "1x1"), row(), row("dosage", "2x1")),
                        true);

        assertThat(form.command().items())
                .extracting(WriteItem::dosage)
                .containsExactly("1x1", "2x1");
        assertThatThrownBy(
                        () ->
                                form.asking(
                                        () -> {
                                            throw ProblemException.invalid(
                                                    "items.1.product", "required");
                                        }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .containsExactly(
                                                FieldProblem.of("items.3.product", "required")));
    }

    @Test
    void aMedicineThatWasTypedOverIsNotMeantAnyMore() {
        Map<String, Object> row =
                row(
                        "product",
                        PRODUCT,
                        "name",
                        "Paracetamol",
                        "strength",
                        "500 mg",
                        "form",
                        "tablet",
                        "search",
                        "Amoxi");

        WriteItem item =
                PrescriptionForm.read(browser(Map.of(), row), true).command().items().get(0);

        assertThat(item.product()).isNull();
        assertThat(item.name()).isEqualTo("Amoxi");
        assertThat(item.strength()).isEmpty();
    }

    @Test
    void aMedicineThatWasLeftAsItIsStaysChosen() {
        Map<String, Object> row =
                row(
                        "product",
                        PRODUCT,
                        "name",
                        "Paracetamol",
                        "strength",
                        "500 mg",
                        "form",
                        "tablet",
                        "search",
                        "Paracetamol 500 mg, tablet");

        WriteItem item =
                PrescriptionForm.read(browser(Map.of(), row), true).command().items().get(0);

        assertThat(item.product()).isEqualTo(new ProductId(UUID.fromString(PRODUCT)));
    }

    @Test
    void aChoiceAmongWhatWasFoundReplacesWhatWasChosenAndIsKeptOnThePage() {
        Form sent = browser(Map.of(), row("product", PRODUCT, "search", "amo", "choice", OTHER));

        PrescriptionForm form = PrescriptionForm.read(sent, true);

        assertThat(form.command().items().get(0).product())
                .isEqualTo(new ProductId(UUID.fromString(OTHER)));
        assertThat(form.rows().get(0).medicine().choice()).isEqualTo(OTHER);
    }

    @Test
    void theButtonsThatOnlyChangeTheFormStoreNothing() {
        PrescriptionForm more =
                PrescriptionForm.read(browser(Map.of("do", "more"), row("dosage", "1x1")), true);
        PrescriptionForm removed =
                PrescriptionForm.read(
                        browser(
                                Map.of("do", "remove.0"),
                                row("dosage", "1x1"),
                                row("dosage", "2x1")),
                        true);

        assertThat(more.intent().formOnly()).isTrue();
        assertThat(more.rows()).hasSize(4);
        assertThat(removed.rows()).extracting(MedicineRow::dosage).containsExactly("2x1");
    }

    @Test
    void wrongNumbersAreNamedInTheirRow() {
        for (String wrong :
                List.of(
                        "-1",
                        "0",
                        "10001",
                        "1.5",
                        "1,5",
                        "NaN",
                        "1e3",
                        "٣",
                        "９",
                        "99999999999999999999")) {
            Form form = browser(Map.of(), row("dosage", "1x1", "quantity", wrong));
            PrescriptionForm.read(form, true);

            assertThatThrownBy(form::finish)
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.fields())
                                            .extracting(FieldProblem::field)
                                            .containsExactly("items.0.quantity"));
        }
    }

    @Test
    void whatTheServiceSaysOfAnIngredientIsSaidOfTheOneOnThePage() {
        PrescriptionForm form =
                PrescriptionForm.read(
                        browser(
                                Map.of(),
                                row(),
                                compound(row(), part("1 mg"), row(), part("2 mg"))),
                        true);

        assertThat(form.command().items().get(0).compound().ingredients())
                .extracting(WriteCompound.Ingredient::amount)
                .containsExactly("1 mg", "2 mg");
        assertThatThrownBy(
                        () ->
                                form.asking(
                                        () -> {
                                            throw ProblemException.invalid(
                                                    "items.0.ingredients.1.product", "required");
                                        }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .containsExactly(
                                                FieldProblem.of(
                                                        "items.1.ingredients.3.product",
                                                        "required")));
    }

    @Test
    void theButtonsOfACompoundChangeItAndStoreNothing() {
        Map<String, Object> made = compound(part("1 mg"), part("2 mg"));

        assertThat(pressed("compound", row("dosage", "1x1")))
                .extracting(MedicineRow::compound)
                .containsExactly(false, true);
        assertThat(pressed("ingredients.0", made).get(0).ingredients()).hasSize(4);
        assertThat(pressed("remove.0.0", made).get(0).ingredients())
                .extracting(IngredientRow::amount)
                .containsExactly("2 mg");
        assertThat(pressed("remove.0.7", made).get(0).ingredients()).hasSize(2);
        assertThat(pressed("remove.9.0", made)).hasSize(1);
    }

    private static List<MedicineRow> pressed(String button, Map<String, Object> row) {
        PrescriptionForm form = PrescriptionForm.read(browser(Map.of("do", button), row), true);
        assertThat(form.intent().formOnly()).isTrue();
        return form.rows();
    }

    @Test
    void aQuantityIsPinnedByTypingAnotherThanTheComputedOne() {
        assertThat(pinned("15", "")).isTrue();
        assertThat(pinned("15", "15")).isFalse();
        assertThat(pinned("20", "15")).isTrue();
        assertThat(pinned("", "15")).isFalse();
    }

    private static boolean pinned(String quantity, String computed) {
        Form form =
                browser(Map.of(), row("dosage", "1x1", "quantity", quantity, "computed", computed));
        return PrescriptionForm.read(form, true).command().items().get(0).quantityPinned();
    }

    @Test
    void refillsAndTheLastDayAreRead() {
        Form form =
                browser(Map.of("validUntil", "2026-12-24"), row("dosage", "1x1", "refills", "12"));

        WritePrescription command = PrescriptionForm.read(form, true).command();

        form.finish();
        assertThat(command.validUntil()).isEqualTo("2026-12-24");
        assertThat(command.items().get(0).refills()).isEqualTo(12);
    }

    @Test
    void aWeightIsReadWithEitherMark() {
        for (String weight : List.of("62,5", "62.5")) {
            assertThat(
                            PrescriptionForm.read(browser(Map.of("weightKg", weight)), true)
                                    .command()
                                    .weightKg())
                    .isEqualByComparingTo(new BigDecimal("62.5"));
        }
    }

    @SafeVarargs
    private static Form browser(Map<String, Object> fields, Map<String, Object>... rows) {
        Map<String, Object> values = new HashMap<>(fields);
        values.put("items", List.of(rows));
        return Form.of(values, true, UUID.randomUUID());
    }

    @SafeVarargs
    private static Map<String, Object> compound(Map<String, Object>... parts) {
        Map<String, Object> row =
                row("kind", "COMPOUND", "method", "DTD", "make", "PULVERES", "quantity", "10");
        row.put("ingredients", List.of(parts));
        return row;
    }

    private static Map<String, Object> part(String amount) {
        return row("product", PRODUCT, "amount", amount);
    }

    /** A row as a browser sends it: every field, most of them empty. */
    private static Map<String, Object> row(String... filled) {
        Map<String, Object> row = new HashMap<>();
        for (String field :
                List.of(
                        "product",
                        "name",
                        "strength",
                        "form",
                        "unit",
                        "search",
                        "dosage",
                        "quantity")) {
            row.put(field, "");
        }
        for (int i = 0; i < filled.length; i += 2) {
            row.put(filled[i], filled[i + 1]);
        }
        return row;
    }
}
