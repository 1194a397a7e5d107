package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.internal.dosage.DosageTextService;

/** What the directions mean is kept beside their words, and the quantity follows from it. */
class DirectionsTest {
    private static Ward ward;
    private static Prescriptions reading;

    @BeforeAll
    static void open() {
        ward = new Ward();
        reading = ward.service(ward.clinic.catalogue(), new DosageTextService());
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    @Test
    void theMeaningIsSignedWithTheWords() {
        Prescription draft = draft(item("3x sehari 1 tablet", null, 5, false));
        Prescription signed = reading.sign(ward.doctor, draft.id(), draft.version(), null);

        PrescriptionItem item = signed.items().get(0);
        assertThat(item.dosage()).isEqualTo("3x sehari 1 tablet");
        assertThat(item.steps().get(0).timing().frequency()).isEqualTo(Frequency.daily(3));
        assertThat(signed.intact()).isTrue();
        assertThat(reading.prescription(ward.patient, signed.id())).isEqualTo(signed);
    }

    @Test
    void whatIsNotUnderstoodStaysFreeText() {
        PrescriptionItem item = draft(item("sesuka hati", 7, 5, false)).items().get(0);

        assertThat(item.dosage()).isEqualTo("sesuka hati");
        assertThat(item.steps()).isEmpty();
        assertThat(item.quantity()).isEqualTo(7);
    }

    @Test
    void theQuantityFollowsUntilTheDoctorPinsANumber() {
        Prescription draft = draft(item("3x sehari 1 tablet", null, 5, false));
        assertThat(draft.items().get(0).quantity()).isEqualTo(15);

        Prescription longer = changed(draft, item("3x sehari 1 tablet", 15, 7, false));
        assertThat(longer.items().get(0).quantity()).isEqualTo(21);

        Prescription pinned = changed(longer, item("3x sehari 1 tablet", 30, 7, true));
        assertThat(pinned.items().get(0).quantity()).isEqualTo(30);
        assertThat(pinned.items().get(0).quantityPinned()).isTrue();
    }

    private static Prescription draft(WriteItem item) {
        return reading.draft(ward.doctor, ward.visit, Ward.writing("Demam", item), Ward.key());
    }

    private static Prescription changed(Prescription draft, WriteItem item) {
        return reading.change(
                ward.doctor, draft.id(), draft.version(), Ward.writing("Demam", item));
    }

    private static WriteItem item(
            String dosage, @Nullable Integer quantity, int days, boolean pinned) {
        return new WriteItem(
                ward.clinic.paracetamol,
                "",
                "",
                "",
                "",
                dosage,
                quantity,
                days,
                "",
                pinned,
                0,
                null);
    }
}
