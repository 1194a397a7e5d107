package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.WriteItem;

/** Which medicines can be written, with a catalogue and without. */
class MedicinesTest {
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
    void withoutACatalogueTheDoctorsWordsStand() {
        Prescription draft =
                ward.withoutCatalogue.draft(
                        ward.doctor,
                        ward.visit,
                        Ward.writing("Demam", Ward.typed("Parasetamol", "500 mg", "tablet")),
                        Ward.key());
        Prescription signed =
                ward.withoutCatalogue.sign(ward.doctor, draft.id(), draft.version(), null);

        assertThat(signed.items().get(0).productId()).isNull();
        assertThat(signed.items().get(0).label()).isEqualTo("Parasetamol 500 mg, tablet");
    }

    @Test
    void aDraftSurvivesTheCataloguesGoingAndComing() {
        Prescription draft = ward.draft();

        Prescription without =
                ward.withoutCatalogue.change(
                        ward.doctor,
                        draft.id(),
                        draft.version(),
                        Ward.writing(
                                "Faringitis",
                                Ward.item(ward.clinic.paracetamol, "2x1", 10),
                                Ward.typed("Vitamin C", "50 mg", "tablet")));
        Prescription back =
                ward.prescriptions.change(
                        ward.doctor,
                        draft.id(),
                        without.version(),
                        Ward.writing(
                                "Faringitis akut",
                                Ward.item(ward.clinic.paracetamol, "3x1", 15),
                                Ward.typed("Vitamin C", "50 mg", "tablet")));

        assertThat(without.items().get(0).code()).startsWith("T-");
        assertThat(back.items())
                .extracting(item -> item.label())
                .containsExactly("Paracetamol 500 mg, tablet", "Vitamin C 50 mg, tablet");
    }

    @Test
    void otherWordsOverACopiedMedicineAreAnotherMedicine() {
        Prescription draft = ward.draft();

        Prescription changed =
                ward.withoutCatalogue.change(
                        ward.doctor,
                        draft.id(),
                        draft.version(),
                        Ward.writing(
                                "x",
                                new WriteItem(
                                        ward.clinic.paracetamol,
                                        "Ibuprofen",
                                        "200 mg",
                                        "tablet",
                                        "tablet",
                                        "3x1",
                                        10,
                                        null,
                                        "")));

        assertThat(changed.items().get(0).name()).isEqualTo("Ibuprofen");
        assertThat(changed.items().get(0).productId()).isNull();
    }

    @Test
    void whatIsNoMedicineOrUnknownOrRetiredIsNamedAndNotPrescribed() throws Exception {
        long before = ward.count("prescription_items");
        ProductId unknown = ProductId.next(ward.db.clock());
        ProductId retired = ward.clinic.product("Old", "1 mg", "tablet", true);
        ward.clinic.products.put(
                retired,
                Clinic.product(retired, "Old", "1 mg", "tablet", true, ProductStatus.RETIRED));

        assertThatThrownBy(
                        () ->
                                ward.prescriptions.draft(
                                        ward.doctor,
                                        ward.visit,
                                        Ward.writing(
                                                "x",
                                                Ward.item(ward.clinic.paracetamol, "1x1", 1),
                                                Ward.item(ward.clinic.gloves, "1x1", 1),
                                                Ward.item(unknown, "1x1", 1),
                                                Ward.item(retired, "1x1", 1),
                                                Ward.typed("Herbal", "", "")),
                                        Ward.key()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID);
                            assertThat(problem.fields())
                                    .containsExactly(
                                            FieldProblem.of("items.1.product", "not-medicine"),
                                            FieldProblem.of("items.2.product", "not-found"),
                                            FieldProblem.of("items.3.product", "retired"),
                                            FieldProblem.of("items.4.product", "choose"));
                        });
        assertThat(ward.count("prescription_items")).isEqualTo(before);
    }

    @Test
    void aRetiredMedicineLeadsToTheOneThatReplacesItAtTheEnd() {
        ProductId oldest = ward.clinic.product("Oldest", "1 mg", "tablet", true);
        ProductId older = ward.clinic.product("Older", "1 mg", "tablet", true);
        ProductId circle = ward.clinic.product("Circle", "1 mg", "tablet", true);
        ProductId now = ward.clinic.product("Newest", "2 mg", "kapsul", true);
        Prescription draft =
                ward.prescriptions.draft(
                        ward.doctor,
                        ward.visit,
                        Ward.writing("x", Ward.item(oldest, "1x1", 1)),
                        Ward.key());
        ward.clinic.products.put(oldest, Clinic.replaced(oldest, older));
        ward.clinic.products.put(older, Clinic.replaced(older, now));
        ward.clinic.products.put(circle, Clinic.replaced(circle, circle));

        assertThatThrownBy(
                        () ->
                                ward.prescriptions.draft(
                                        ward.doctor,
                                        ward.visit,
                                        Ward.writing(
                                                "x",
                                                Ward.item(oldest, "1x1", 1),
                                                Ward.item(circle, "1x1", 1)),
                                        Ward.key()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .containsExactly(
                                                FieldProblem.of(
                                                        "items.0.product",
                                                        "replaced",
                                                        "Newest 2 mg, kapsul"),
                                                FieldProblem.of("items.1.product", "retired")));
        assertThatThrownBy(
                        () ->
                                ward.prescriptions.sign(
                                        ward.doctor, draft.id(), draft.version(), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields().get(0).args())
                                        .containsExactly("Newest 2 mg, kapsul"));
    }
}
