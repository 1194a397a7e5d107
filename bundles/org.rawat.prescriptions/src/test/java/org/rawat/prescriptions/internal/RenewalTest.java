package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.identity.api.Doctor;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.Renewal;
import org.rawat.prescriptions.api.RenewalStatus;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.prescriptions.internal.dosage.DosageTextService;
import org.rawat.prescriptions.internal.store.RenewalStore;
import org.rawat.prescriptions.internal.treatment.RenewalService;

class RenewalTest {
    private final Ward ward = new Ward();
    private final Prescriptions prescriptions =
            ward.service(ward.clinic.catalogue(), new DosageTextService());
    private final Renewals renewals =
            new RenewalService(
                    prescriptions,
                    new RenewalStore(ward.db.entityManager("prescriptions")),
                    ward.db.unitOfWork(),
                    ward.db.audit(),
                    ward.db.clock());

    @AfterEach
    void close() {
        ward.close();
    }

    private Renewal only(Actor patient) {
        List<Renewal> all = renewals.requested(patient);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void manyTapsAtOnceMakeOneRequest() throws Exception {
        Prescription it = ward.signed();
        List<Renewal> made = Ward.atOnce(8, () -> renewals.request(ward.patient, it.id()));
        assertThat(made).extracting(Renewal::id).containsOnly(made.get(0).id());
        assertThat(ward.count("renewals")).isEqualTo(1);
        assertThat(renewals.waitingCount(ward.doctor)).isEqualTo(1);
    }

    @Test
    void anApprovalIsANewSignedPrescriptionOnce() throws Exception {
        Prescription it = ward.signed();
        prescriptions.complete(ward.doctor, it.id(), it.version());
        Renewal asked = renewals.request(ward.patient, it.id());
        ward.db.clock().advance(Duration.ofDays(20));

        Renewal approved = renewals.approve(ward.doctor, asked.id());
        Renewal again = renewals.approve(ward.doctor, asked.id());

        assertThat(again).isEqualTo(approved);
        assertThat(approved.status()).isEqualTo(RenewalStatus.APPROVED);
        Prescription made = prescriptions.prescription(ward.patient, approved.successor());
        assertThat(made.id()).isNotEqualTo(it.id());
        assertThat(made.status()).isEqualTo(PrescriptionStatus.ACTIVE);
        assertThat(made.date()).isEqualTo(it.date().plusDays(20));
        assertThat(made.items())
                .extracting(item -> item.label() + " " + item.dosage() + " " + item.quantity())
                .isEqualTo(
                        it.items().stream()
                                .map(o -> o.label() + " " + o.dosage() + " " + o.quantity())
                                .toList());
        assertThat(ward.count("prescriptions")).isEqualTo(2);
        assertThat(renewals.waiting(ward.doctor)).isEmpty();
        assertThat(only(ward.patient).successor()).isEqualTo(made.id());
    }

    @Test
    void aDeclinedRequestSaysWhyAndStays() {
        Renewal asked = renewals.request(ward.patient, ward.signed().id());
        Ward.refused(
                ProblemKind.INVALID,
                "invalid",
                () -> renewals.decline(ward.doctor, asked.id(), " "));
        renewals.decline(ward.doctor, asked.id(), "Perlu diperiksa dulu");

        assertThat(only(ward.patient).status()).isEqualTo(RenewalStatus.DECLINED);
        assertThat(only(ward.patient).reason()).isEqualTo("Perlu diperiksa dulu");
        for (Runnable late :
                List.<Runnable>of(
                        () -> renewals.approve(ward.doctor, asked.id()),
                        () -> renewals.decline(ward.doctor, asked.id(), "Lagi"),
                        () -> renewals.withdraw(ward.patient, asked.id()))) {
            Ward.refused(ProblemKind.CONFLICT, "renewal-answered", late);
        }
        assertThat(renewals.request(ward.patient, asked.prescription().id()).id())
                .as("it may be asked again")
                .isNotEqualTo(asked.id());
    }

    @Test
    void whatCannotBeSignedWaitsAsADraftAndIsApprovedByItsSignature() throws Exception {
        Prescription it = ward.signed();
        Renewal asked = renewals.request(ward.patient, it.id());
        ward.clinic.doctors.put(
                ward.clinic.doctor, withoutSip(ward.clinic.doctors.get(ward.clinic.doctor)));

        assertThatThrownBy(() -> renewals.approve(ward.doctor, asked.id()))
                .isInstanceOf(ProblemException.class);
        Renewal waiting = renewals.waiting(ward.doctor).get(0);
        assertThat(waiting.successor()).isNotNull();
        assertThat(waiting.status()).isEqualTo(RenewalStatus.REQUESTED);

        ward.clinic.doctors.put(
                ward.clinic.doctor, withSip(ward.clinic.doctors.get(ward.clinic.doctor)));
        Prescription draft = prescriptions.prescription(ward.doctor, waiting.successor());
        prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);

        assertThat(only(ward.patient).status()).isEqualTo(RenewalStatus.APPROVED);
        assertThat(renewals.waiting(ward.doctor)).isEmpty();
    }

    private static Doctor withoutSip(Doctor it) {
        return doctor(it, "");
    }

    private static Doctor withSip(Doctor it) {
        return doctor(it, "SIP/2026/9");
    }

    private static Doctor doctor(Doctor it, String sip) {
        return new Doctor(
                it.id(),
                "Ayu Lestari",
                "dr.",
                "",
                sip,
                it.specialty(),
                it.practiceAddress(),
                it.practicePhone(),
                true);
    }

    @Test
    void controlledStoppedAndOthersPrescriptionsAreRefused() {
        Prescription it = ward.signed();
        Ward.refused(
                ProblemKind.NOT_FOUND,
                "not-found",
                () -> renewals.request(ward.otherPatient, it.id()));
        Actor otherDoctor = Clinic.actor(ward.clinic.otherDoctor, Role.DOCTOR);
        Renewal asked = renewals.request(ward.patient, it.id());
        for (Runnable foreign :
                List.<Runnable>of(
                        () -> renewals.approve(otherDoctor, asked.id()),
                        () -> renewals.approve(ward.patient, asked.id()),
                        () -> renewals.decline(otherDoctor, asked.id(), "x"),
                        () -> renewals.withdraw(ward.otherPatient, asked.id()),
                        () -> renewals.withdraw(ward.doctor, asked.id()))) {
            Ward.refused(ProblemKind.NOT_FOUND, "not-found", foreign);
        }
        assertThat(renewals.waiting(otherDoctor)).isEmpty();
        prescriptions.cancel(ward.doctor, it.id(), it.version(), "Alergi");
        renewals.withdraw(ward.patient, asked.id());
        Ward.refused(
                ProblemKind.CONFLICT, "wrong-state", () -> renewals.request(ward.patient, it.id()));

        ProductId diazepam =
                ward.clinic.controlled("Diazepam", "5 mg", ControlledKind.PSYCHOTROPIC);
        Prescription draft =
                prescriptions.draft(
                        ward.doctor,
                        ward.visit,
                        Ward.writing("Cemas", Ward.item(diazepam, "1x sehari 1 tablet", 5)),
                        Ward.key());
        Prescription controlled =
                prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);
        Ward.refused(
                ProblemKind.CONFLICT,
                "controlled",
                () -> renewals.request(ward.patient, controlled.id()));
    }

    @Test
    void anAnswerCannotBeChangedBySqlEither() throws Exception {
        Renewal asked = renewals.request(ward.patient, ward.signed().id());
        String row = " WHERE id = '" + asked.id() + "'";
        for (String attack :
                List.of(
                        "UPDATE prescriptions.renewals SET status = 'APPROVED',"
                                + " answered_at = now(), successor_id = prescription_id,"
                                + " patient_id = gen_random_uuid()"
                                + row,
                        "UPDATE prescriptions.renewals SET doctor_id = gen_random_uuid()" + row,
                        "UPDATE prescriptions.renewals SET status = 'DECLINED',"
                                + " answered_at = now()"
                                + row,
                        "DELETE FROM prescriptions.renewals" + row)) {
            assertThatThrownBy(() -> ward.sql(ward.db.dataSource(), attack))
                    .as(attack)
                    .isInstanceOf(SQLException.class);
        }
        renewals.decline(ward.doctor, asked.id(), "Tidak");
        assertThatThrownBy(
                        () ->
                                ward.sql(
                                        ward.db.dataSource(),
                                        "UPDATE prescriptions.renewals SET reason = 'Ya'" + row))
                .isInstanceOf(SQLException.class);
    }
}
