package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemKind;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionVersion;
import org.rawat.prescriptions.api.PrescriptionVersion.FieldChange;
import org.rawat.prescriptions.api.WritePrescription;

/** The next version of a signed prescription. */
class AmendingTest {
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
    void anAmendmentIsTheNextVersionOfTheSameId() throws Exception {
        Prescription first = ward.signed();
        WritePrescription amended =
                Ward.writing(
                        "Tonsilitis akut", Ward.item(ward.clinic.amoxicillin, "2x sehari 1", 14));

        Ward.refused(
                ProblemKind.INVALID,
                "invalid",
                () ->
                        ward.prescriptions.amend(
                                ward.doctor, first.id(), first.version(), amended, ""));
        Prescription second =
                ward.prescriptions.amend(
                        ward.doctor, first.id(), first.version(), amended, "Diagnosis berubah");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.signedVersion()).isEqualTo(2);
        assertThat(second.intact()).isTrue();
        assertThat(second.amendReason()).isEqualTo("Diagnosis berubah");
        assertThat(second.items()).hasSize(1);
        Ward.refused(
                ProblemKind.CONFLICT,
                "stale",
                () ->
                        ward.prescriptions.amend(
                                ward.doctor, first.id(), first.version(), amended, "Lagi"));
        List<PrescriptionVersion> history = ward.prescriptions.history(ward.patient, first.id());
        assertThat(history).extracting(PrescriptionVersion::number).containsExactly(2, 1);
        assertThat(history).allMatch(PrescriptionVersion::intact);
        assertThat(history.get(1).fingerprint()).isEqualTo(first.fingerprint());
        assertThat(history.get(0).changes())
                .contains(
                        new FieldChange("diagnosis", "Faringitis akut", "Tonsilitis akut"),
                        new FieldChange("items.0.name", "Paracetamol", "Amoxicillin"),
                        new FieldChange("items.1.name", "Amoxicillin", null));
        assertThatThrownBy(() -> ward.sql(ward.db.dataSource(), Ward.insertItem(first.id(), 2)))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void ofTwoAmendmentsOfOneVersionOneWins() throws Exception {
        Prescription first = ward.signed();

        List<String> outcomes =
                Ward.atOnce(
                        4,
                        () ->
                                Ward.outcome(
                                        () ->
                                                ward.prescriptions.amend(
                                                        ward.doctor,
                                                        first.id(),
                                                        first.version(),
                                                        ward.two(),
                                                        "Sebab")));

        assertThat(outcomes).containsExactlyInAnyOrder("done", "stale", "stale", "stale");
    }
}
