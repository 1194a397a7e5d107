package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;

class WritingTest {
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
    void aDraftKeepsWhatWasWrittenAndCopiesTheProducts() {
        Prescription draft = ward.draft();

        assertThat(draft.status()).isEqualTo(PrescriptionStatus.DRAFT);
        assertThat(draft.signed()).isFalse();
        assertThat(draft.diagnosis()).isEqualTo("Faringitis akut");
        assertThat(draft.date()).isEqualTo("2026-11-02");
        assertThat(draft.patient().age().getYears()).isEqualTo(34);
        assertThat(draft.doctor().name()).isEqualTo("dr. Ayu Lestari");
        assertThat(draft.clinic().name()).isEqualTo("Klinik Sehat");
        assertThat(draft.items())
                .extracting(item -> item.label() + " " + item.quantity())
                .containsExactly("Paracetamol 500 mg, tablet 15", "Amoxicillin 500 mg, capsule 21");
    }

    @Test
    void aDraftMayBeAlmostEmptyAndTakesTheWeightOnRecord() {
        Prescription draft =
                ward.prescriptions.draft(
                        ward.doctor,
                        ward.visit,
                        new WritePrescription("", "", null, List.of()),
                        Ward.key());

        assertThat(draft.items()).isEmpty();
        assertThat(draft.patient().weightKg()).isEqualTo("62.5");
    }

    @Test
    void theSameKeyMakesOnePrescription() throws Exception {
        ClientKey key = Ward.key();
        long before = ward.count("prescriptions");

        List<Prescription> made =
                Ward.atOnce(
                        8,
                        () -> ward.prescriptions.draft(ward.doctor, ward.visit, ward.two(), key));

        assertThat(made).extracting(Prescription::id).containsOnly(made.get(0).id());
        assertThat(ward.count("prescriptions")).isEqualTo(before + 1);
    }

    @Test
    void onlyTheAppointmentsOwnDoctorWrites() throws Exception {
        long before = ward.count("prescriptions");
        Actor patientOfTheVisit = ward.patient;
        Actor administrator = Clinic.actor(ward.clinic.doctor, Role.ADMINISTRATOR);

        for (Actor foreign : List.of(ward.otherDoctor, patientOfTheVisit, administrator)) {
            Ward.refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () -> ward.prescriptions.draft(foreign, ward.visit, ward.two(), Ward.key()));
        }
        Ward.refused(
                ProblemKind.NOT_FOUND,
                "not-found",
                () ->
                        ward.prescriptions.draft(
                                ward.doctor,
                                AppointmentId.next(ward.db.clock()),
                                ward.two(),
                                Ward.key()));
        assertThat(ward.count("prescriptions")).isEqualTo(before);
    }

    @Test
    void onlyABegunConfirmedOrCompletedAppointmentIsPrescribedFor() throws Exception {
        long before = ward.count("prescriptions");

        refusedFor(AppointmentStatus.PENDING, Duration.ofMinutes(-5), "appointment-pending");
        refusedFor(AppointmentStatus.CANCELLED, Duration.ofMinutes(-5), "appointment-cancelled");
        refusedFor(AppointmentStatus.NO_SHOW, Duration.ofMinutes(-5), "appointment-no-show");
        refusedFor(AppointmentStatus.CONFIRMED, Duration.ofMinutes(16), "appointment-not-begun");
        assertThat(ward.count("prescriptions")).isEqualTo(before);

        for (AppointmentStatus status :
                List.of(AppointmentStatus.CONFIRMED, AppointmentStatus.COMPLETED)) {
            AppointmentId visit = ward.clinic.appointment(status, Duration.ofMinutes(15));
            ward.prescriptions.draft(ward.doctor, visit, ward.two(), Ward.key());
        }
        assertThat(ward.count("prescriptions")).isEqualTo(before + 2);
    }

    private static void refusedFor(AppointmentStatus status, Duration fromNow, String code) {
        AppointmentId visit = ward.clinic.appointment(status, fromNow);
        Ward.refused(
                ProblemKind.CONFLICT,
                code,
                () -> ward.prescriptions.draft(ward.doctor, visit, ward.two(), Ward.key()));
    }

    @Test
    void aChangeOfADraftNeedsTheVersionThatIsThere() {
        Prescription draft = ward.draft();
        Prescription changed =
                ward.prescriptions.change(
                        ward.doctor, draft.id(), draft.version(), Ward.writing("Demam"));

        assertThat(changed.version()).isGreaterThan(draft.version());
        assertThat(changed.items()).isEmpty();
        Ward.refused(
                ProblemKind.CONFLICT,
                "stale",
                () ->
                        ward.prescriptions.change(
                                ward.doctor, draft.id(), draft.version(), ward.two()));
    }

    @Test
    void aDraftIsItsDoctorsAlone() {
        Prescription draft = ward.draft();

        for (Actor foreign : List.of(ward.patient, ward.otherDoctor, ward.otherPatient)) {
            Ward.refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () -> ward.prescriptions.prescription(foreign, draft.id()));
            Ward.refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () ->
                            ward.prescriptions.change(
                                    foreign, draft.id(), draft.version(), ward.two()));
            Ward.refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () -> ward.prescriptions.sign(foreign, draft.id(), draft.version(), null));
        }
        assertThat(ward.prescriptions.received(ward.patient, null, "", 100).items())
                .extracting(Prescription::id)
                .doesNotContain(draft.id());
    }

    @Test
    void numbersOutsideTheirBoundsAreNoCommand() {
        for (int wrong : new int[] {-1, 0, 10_001, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> Ward.item(ward.clinic.paracetamol, "1x1", wrong))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new WriteItem(null, "x", "", "", "", "", null, wrong, ""))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String wrong : List.of("-1", "0", "0.1", "500.1", "60.25", "1e9")) {
            assertThatThrownBy(
                            () -> new WritePrescription("", "", new BigDecimal(wrong), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
