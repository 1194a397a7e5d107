package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.audit.api.AuditEntry;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.SafetyMedicine;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.internal.safety.StandIn;

class CheckWhileWritingTest {
    private final Ward ward = new Ward();
    private final CheckWhileWriting checks = ward.whileWriting();
    private final StandIn source = StandIn.against("vendor", "Amoxicillin", SafetySeverity.SEVERE);

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void whatStandsOnTheFormIsCheckedAndNothingIsStored() throws SQLException {
        ward.sources.add(source);
        SafetyReview review = checks.begun(ward.doctor, ward.visit, ward.two());
        assertThat(review.sources().get(0).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.items()).containsExactly(1));
        assertThat(ward.count("prescriptions")).isZero();
        assertThat(ward.count("prescription_checks")).isZero();
        assertThat(checks.begun(ward.doctor, ward.visit, Ward.writing("Demam")).sources())
                .isEmpty();
        assertThat(source.asked).hasSize(1);
    }

    @Test
    void whatIsAlreadyTakenCountsButNotTheVersionThatIsReplaced() {
        ward.sources.add(source);
        Prescription draft =
                ward.prescriptions.draft(
                        ward.doctor,
                        ward.visit,
                        Ward.writing("Demam", Ward.item(ward.clinic.paracetamol, "3x1", 10)),
                        Ward.key());
        Prescription signed =
                ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);
        source.asked.clear();
        checks.begun(ward.doctor, ward.visit, ward.two());
        checks.changed(ward.doctor, signed.id(), ward.two());
        assertThat(source.asked.get(0).active())
                .extracting(SafetyMedicine::label)
                .singleElement()
                .asString()
                .contains("Paracetamol");
        assertThat(source.asked.get(1).active()).isEmpty();
        assertThat(source.asked.get(1).proposed()).hasSize(2);
    }

    @Test
    void onlyWhoMayWriteItIsAnsweredAndToAllOthersThereIsNothing() {
        ward.sources.add(source);
        PrescriptionId draft = ward.draft().id();
        AppointmentId absent = new AppointmentId(UUID.randomUUID());
        for (var actor : List.of(ward.otherDoctor, ward.patient, ward.otherPatient)) {
            absent(() -> checks.begun(actor, ward.visit, ward.two()));
            absent(() -> checks.changed(actor, draft, ward.two()));
        }
        absent(() -> checks.begun(ward.doctor, absent, ward.two()));
        absent(
                () ->
                        checks.changed(
                                ward.doctor, new PrescriptionId(UUID.randomUUID()), ward.two()));
        AppointmentId pending =
                ward.clinic.appointment(AppointmentStatus.PENDING, Duration.ofMinutes(-5));
        Ward.refused(
                ProblemKind.CONFLICT,
                "appointment-pending",
                () -> checks.begun(ward.doctor, pending, ward.two()));
        assertThat(source.asked).isEmpty();
    }

    @Test
    void whatIsOverIsNotWrittenFurther() {
        Prescription signed = ward.signed();
        ward.prescriptions.complete(ward.doctor, signed.id(), signed.version());
        Ward.refused(
                ProblemKind.CONFLICT,
                "wrong-state",
                () -> checks.changed(ward.doctor, signed.id(), ward.two()));
    }

    @Test
    void whatCannotBeCheckedIsNamedByItsField() {
        ward.sources.add(source);
        assertThatThrownBy(
                        () ->
                                checks.begun(
                                        ward.doctor,
                                        ward.visit,
                                        Ward.writing(
                                                "x",
                                                Ward.item(
                                                        new ProductId(UUID.randomUUID()),
                                                        "1x1",
                                                        1))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.fields())
                                        .extracting(FieldProblem::field)
                                        .containsExactly("items.0.product"));
    }

    @Test
    void whoeverTypesIsRecordedOnceAnHourForEachFormAndNotForEachKey() {
        PrescriptionId draft = ward.draft().id();
        for (int i = 0; i < 5; i++) {
            checks.begun(ward.doctor, ward.visit, ward.two());
            checks.changed(ward.doctor, draft, ward.two());
        }
        assertThat(recorded()).containsExactlyInAnyOrder(ward.visit.toString(), draft.toString());
        ward.db.clock().set(Clinic.NOW.plus(RecordedLately.PERIOD).minusSeconds(1));
        checks.changed(ward.doctor, draft, ward.two());
        assertThat(recorded()).hasSize(2);
        ward.db.clock().set(Clinic.NOW.plus(RecordedLately.PERIOD));
        checks.changed(ward.doctor, draft, ward.two());
        checks.changed(ward.doctor, draft, ward.two());
        assertThat(recorded()).hasSize(3);
    }

    private List<String> recorded() {
        return ward.db.audit().entries().stream()
                .filter(it -> it.action().equals("prescription.checks"))
                .map(AuditEntry::objectId)
                .toList();
    }

    private static void absent(Runnable asked) {
        Ward.refused(ProblemKind.NOT_FOUND, "not-found", asked);
    }
}
