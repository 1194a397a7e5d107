package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.prescriptions.api.Prescription;

class DeskTest {
    private final Ward ward = new Ward();
    private final LiveCopies live = new LiveCopies(ward.clinic.people(), ward.clinic.locations());
    private final WritingDesk desk =
            new WritingDesk(
                    new PrescriptionQueries(
                            ward.store,
                            new PrescriptionReader(
                                    ward.store, live, ward.clinic.appointments(), ward.integrity),
                            ward.db.unitOfWork()),
                    live,
                    new Formulary(ward.clinic.catalogue()),
                    ward.clinic.appointments(),
                    ward.db.unitOfWork(),
                    ward.db.audit(),
                    ward.db.clock());

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void besideTheFormStandsWhatIsActiveAndWhatThisDoctorSignedLast() {
        Prescription over = ward.signed();
        ward.prescriptions.complete(ward.doctor, over.id(), over.version());
        ward.db.clock().set(Clinic.NOW.plusSeconds(60));
        Prescription active = ward.signed();
        ward.draft();

        assertThat(desk.active(ward.doctor, ward.visit))
                .extracting(Prescription::id)
                .containsExactly(active.id());
        assertThat(desk.earlier(ward.doctor, ward.visit))
                .extracting(Prescription::id)
                .containsExactly(active.id(), over.id());
        for (int i = 0; i < 5; i++) {
            ward.signed();
        }
        assertThat(desk.earlier(ward.doctor, ward.visit)).hasSize(5);
    }

    @Test
    void onlyTheDoctorOfTheVisitSeesItAndOnlyWhileMayBePrescribed() {
        ward.signed();
        for (var actor : List.of(ward.otherDoctor, ward.patient, ward.otherPatient)) {
            assertThatThrownBy(() -> desk.active(actor, ward.visit))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.kind()).isEqualTo(ProblemKind.NOT_FOUND));
            assertThatThrownBy(() -> desk.earlier(actor, ward.visit))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.kind()).isEqualTo(ProblemKind.NOT_FOUND));
        }
        AppointmentId cancelled =
                ward.clinic.appointment(AppointmentStatus.CANCELLED, Duration.ofMinutes(-5));
        assertThatThrownBy(() -> desk.active(ward.doctor, cancelled))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.kind()).isEqualTo(ProblemKind.CONFLICT));
    }
}
