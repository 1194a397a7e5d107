package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundForm;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionVersion.FieldChange;
import org.rawat.prescriptions.api.WriteCompound;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.prescriptions.api.dosage.Fraction;

/** Racikan: what the pharmacy makes. */
class CompoundTest {
    private static Ward ward;

    @BeforeAll
    static void open() {
        ward = new Ward();
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    @Test
    void aCompoundIsKeptAndSignedWithEverythingThatGoesIntoIt() {
        Prescription draft = draft(powders("125 mg", "1/2 kaps", 10));
        Prescription signed =
                ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);

        PrescriptionItem item = signed.items().get(0);
        Compound compound = item.compound();
        assertThat(item.name()).isEqualTo("Paracetamol + Amoxicillin");
        assertThat(item.form()).isEqualTo("puyer");
        assertThat(item.unit()).isEqualTo("bungkus");
        assertThat(item.productId()).isNull();
        assertThat(compound.ingredients())
                .extracting(CompoundIngredient::label)
                .containsExactly("Paracetamol 500 mg, tablet", "Amoxicillin 500 mg, capsule");
        assertThat(compound.ingredients().get(0).need().exact()).isEqualTo(Fraction.parse("5/2"));
        assertThat(compound.ingredients().get(0).need().whole()).isEqualTo(3);
        assertThat(compound.ingredients().get(1).need().whole()).isEqualTo(5);
        assertThat(item.substances())
                .extracting(it -> it.substance() + " " + it.strength())
                .containsExactly("Paracetamol 500 mg", "Amoxicillin 500 mg");
        assertThat(signed.intact()).isTrue();
        assertThat(ward.prescriptions.prescription(ward.patient, signed.id())).isEqualTo(signed);
    }

    @Test
    void theHistorySaysWhatChangedInAnIngredient() {
        Prescription draft = draft(powders("125 mg", "50 mg", 10));
        Prescription first =
                ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);

        ward.prescriptions.amend(
                ward.doctor,
                first.id(),
                first.version(),
                writing(powders("150 mg", "50 mg", 12)),
                "Berat badan naik");

        assertThat(ward.prescriptions.history(ward.doctor, first.id()).get(0).changes())
                .containsExactly(
                        new FieldChange("items.0.quantity", "10", "12"),
                        new FieldChange("items.0.ingredients.0.amount", "125 mg", "150 mg"));
    }

    @Test
    void aCompoundIsNotSignedWithoutAmountsAndNumber() {
        Prescription empty = draft(compound(null, "3x1", List.of()));
        Prescription half = draft(powders("", "50 mg", null));

        assertThat(missing(empty)).containsExactly("items.0.ingredients", "items.0.quantity");
        assertThat(missing(half))
                .containsExactly("items.0.ingredients.0.amount", "items.0.quantity");
    }

    @Test
    void aTypedIngredientCountedInPiecesMustSayItsStrength() {
        Prescription draft =
                ward.withoutCatalogue.draft(
                        ward.doctor,
                        ward.visit,
                        writing(
                                compound(
                                        5,
                                        "3x1",
                                        List.of(
                                                typed("Parasetamol", "", "tablet", "1/2 tab"),
                                                typed("Luminal", "30 mg", "tablet", "1/2 tab"),
                                                typed("Saccharum lactis", "", "serbuk", "q.s.")))),
                        Ward.key());

        assertThat(missing(draft)).containsExactly("items.0.ingredients.0.strength");
    }

    @Test
    void aWrongIngredientIsNamedAndNothingIsStored() throws Exception {
        long before = ward.count("prescriptions");
        ProductId unknown = ProductId.next(ward.db.clock());

        assertThatThrownBy(
                        () ->
                                draft(
                                        compound(
                                                10,
                                                "3x1",
                                                List.of(
                                                        of(ward.clinic.paracetamol, "1 tab"),
                                                        of(ward.clinic.gloves, "1 tab"),
                                                        of(unknown, "1 tab"),
                                                        typed("Y", "", "", "1 mg"),
                                                        typed("", "", "", "1 mg")))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .containsExactly(
                                                FieldProblem.of(
                                                        "items.0.ingredients.1.product",
                                                        "not-medicine"),
                                                FieldProblem.of(
                                                        "items.0.ingredients.2.product",
                                                        "not-found"),
                                                FieldProblem.of(
                                                        "items.0.ingredients.3.product", "choose"),
                                                FieldProblem.of(
                                                        "items.0.ingredients.4.product",
                                                        "required")));
        assertThat(ward.count("prescriptions")).isEqualTo(before);
    }

    @Test
    void aCompoundIsControlledAsItsStrictestIngredientAndCannotBeRefilled() {
        ProductId codeine = ward.clinic.controlled("Codeine", "10 mg", ControlledKind.NARCOTIC);
        ProductId diazepam =
                ward.clinic.controlled("Diazepam", "2 mg", ControlledKind.PSYCHOTROPIC);
        List<WriteCompound.Ingredient> ingredients =
                List.of(
                        of(ward.clinic.paracetamol, "100 mg"),
                        of(diazepam, "1 mg"),
                        of(codeine, "5 mg"));

        Prescription draft = draft(compound(10, "3x1", ingredients));

        assertThat(draft.items().get(0).controlled()).isEqualTo(ControlledKind.NARCOTIC);
        assertThat(draft.staysInClinic()).isTrue();
        assertThatThrownBy(
                        () ->
                                draft(
                                        new WriteItem(
                                                null,
                                                "",
                                                "",
                                                "",
                                                "",
                                                "3x1",
                                                10,
                                                null,
                                                "",
                                                true,
                                                1,
                                                pulveres(ingredients))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .containsExactly(
                                                FieldProblem.of("items.0.refills", "controlled")));
    }

    @Test
    void theDatabaseFreezesACompoundToo() {
        Prescription draft = draft(powders("125 mg", "50 mg", 10));
        Prescription signed =
                ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);

        for (String attack :
                List.of(
                        "compound = NULL",
                        "compound = replace(compound, '125 mg', '900 mg')",
                        "ingredients = '[]', steps = '[]', quantity_pinned = false",
                        "refills = 12")) {
            String sql =
                    "UPDATE prescriptions.prescription_items SET "
                            + attack
                            + " WHERE prescription_id = '"
                            + signed.id()
                            + "'";
            assertThatThrownBy(() -> ward.sql(ward.db.ownerDataSource(), sql))
                    .as(attack)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("frozen");
        }
        assertThat(ward.prescriptions.prescription(ward.doctor, signed.id())).isEqualTo(signed);
    }

    private static List<String> missing(Prescription draft) {
        try {
            ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);
            return List.of();
        } catch (ProblemException e) {
            return e.fields().stream().map(FieldProblem::field).toList();
        }
    }

    private static Prescription draft(WriteItem item) {
        return ward.prescriptions.draft(ward.doctor, ward.visit, writing(item), Ward.key());
    }

    private static WritePrescription writing(WriteItem item) {
        return new WritePrescription("Demam dan batuk", "", new BigDecimal("12.5"), List.of(item));
    }

    private static WriteItem powders(String first, String second, @Nullable Integer quantity) {
        return compound(
                quantity,
                "3x sehari 1 bungkus",
                List.of(of(ward.clinic.paracetamol, first), of(ward.clinic.amoxicillin, second)));
    }

    private static WriteItem compound(
            @Nullable Integer quantity, String dosage, List<WriteCompound.Ingredient> ingredients) {
        return new WriteItem(
                null, "", "", "", "", dosage, quantity, null, "", true, 0, pulveres(ingredients));
    }

    private static WriteCompound pulveres(List<WriteCompound.Ingredient> ingredients) {
        return new WriteCompound(CompoundMethod.DTD, CompoundForm.PULVERES, ingredients);
    }

    private static WriteCompound.Ingredient of(ProductId product, String amount) {
        return new WriteCompound.Ingredient(product, "", "", "", "", amount);
    }

    private static WriteCompound.Ingredient typed(
            String name, String strength, String form, String amount) {
        return new WriteCompound.Ingredient(null, name, strength, form, form, amount);
    }
}
