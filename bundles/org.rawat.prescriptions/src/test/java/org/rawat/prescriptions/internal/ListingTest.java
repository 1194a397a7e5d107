package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.prescriptions.api.Prescription;

class ListingTest {
    private Ward ward;

    @BeforeEach
    void open() {
        ward = new Ward();
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void aListOfDraftsShowsEachWithItsOwnPatientAndThePlaceOfItsVisit() {
        drafts(3);

        List<Prescription> list = written();

        assertThat(list)
                .extracting(one -> one.patient().name())
                .containsExactlyInAnyOrder("Pasien 0", "Pasien 1", "Pasien 2");
        assertThat(list)
                .allSatisfy(one -> assertThat(one.doctor().name()).isEqualTo("dr. Ayu Lestari"))
                .allSatisfy(one -> assertThat(one.clinic().name()).isEqualTo("Klinik Sehat"))
                .allSatisfy(one -> assertThat(one).isEqualTo(alone(one)));
    }

    @Test
    void aListOfTwentyDraftsTakesAsManyLookUpsAsOneOfTwo() {
        drafts(2);
        List<String> ofTwo = sent();
        drafts(18);
        List<String> ofTwenty = sent();

        assertThat(written()).hasSize(20);
        assertThat(ofTwenty).isEqualTo(ofTwo);
        assertThat(ofTwo)
                .contains(
                        "Appointments.findAll", "People.findAll", "People.doctor", "Locations.find")
                .hasSizeLessThanOrEqualTo(6);
    }

    /** What one list sends to the database and asks of other functions. */
    private List<String> sent() {
        ward.clinic.lookUps.clear();
        List<String> all =
                new ArrayList<>(
                        ward.db.statements(this::written).stream()
                                .map(sql -> sql.replaceAll("[?, ]+", " "))
                                .toList());
        all.addAll(ward.clinic.lookUps);
        return all;
    }

    private List<Prescription> written() {
        return ward.prescriptions.written(ward.doctor, null, "", 20).items();
    }

    private Prescription alone(Prescription one) {
        return ward.prescriptions.prescription(ward.doctor, one.id());
    }

    private void drafts(int count) {
        for (int i = 0; i < count; i++) {
            var patient = ward.clinic.patient("Pasien " + i);
            var visit =
                    ward.clinic.appointment(
                            ward.clinic.doctor,
                            patient,
                            AppointmentStatus.CONFIRMED,
                            Duration.ofMinutes(-5));
            ward.prescriptions.draft(ward.doctor, visit, ward.two(), Ward.key());
        }
    }
}
