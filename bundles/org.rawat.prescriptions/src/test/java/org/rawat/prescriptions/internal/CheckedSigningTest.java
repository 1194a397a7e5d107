package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.prescriptions.api.OverrideCode;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.SafetyReason;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.SafetySeverity;
import org.rawat.prescriptions.internal.safety.StandIn;

class CheckedSigningTest {
    private final Ward ward = new Ward();

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void aSevereFindingKeepsADraftUnsignedUntilThereIsAReason() throws SQLException {
        StandIn source = StandIn.against("vendor", "Amoxicillin", SafetySeverity.SEVERE);
        ward.sources.add(source);
        Prescription draft = ward.draft();
        assertThatThrownBy(
                        () ->
                                ward.prescriptions.sign(
                                        ward.doctor, draft.id(), draft.version(), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(ProblemKind.INVALID);
                            assertThat(e.fields())
                                    .extracting(FieldProblem::field, FieldProblem::code)
                                    .containsExactly(tuple("reasons.0.code", "reason-needed"));
                        });
        assertThat(ward.count("prescription_versions")).isZero();
        assertThat(ward.count("prescription_checks")).isZero();
        Prescription signed = signed(draft, OverrideCode.MONITORED, "");
        assertThat(signed.status()).isEqualTo(PrescriptionStatus.ACTIVE);
        assertThat(ward.count("prescription_overrides")).isEqualTo(1);
        assertThat(ward.prescriptions.review(ward.doctor, draft.id()).needingReason()).hasSize(1);
    }

    @Test
    void anotherReasonNeedsWordsAndNoneMayBeEndless() {
        ward.sources.add(StandIn.against("vendor", "Amoxicillin", SafetySeverity.CONTRAINDICATED));
        Prescription draft = ward.draft();
        refusedField("reasons.0.text", () -> signed(draft, OverrideCode.OTHER, " "));
        refusedField("reasons.0.text", () -> signed(draft, OverrideCode.BENEFIT, "x".repeat(501)));
        assertThat(signed(draft, OverrideCode.OTHER, "Sudah dibicarakan").signed()).isTrue();
    }

    @Test
    void whatIsNotSevereOrNotCheckedKeepsNobodyFromSigningAndIsKept() {
        ward.sources.add(StandIn.against("mild", "Amoxicillin", SafetySeverity.MODERATE));
        ward.sources.add(
                new StandIn(
                        "down",
                        question -> {
                            throw new IOException("no line");
                        }));
        Prescription signed = ward.signed();
        SafetyReview kept = ward.prescriptions.review(ward.doctor, signed.id());
        assertThat(kept.sources())
                .extracting(SafetyReview.Source::name)
                .containsExactly("down", "mild");
        assertThat(kept.sources().get(0).failure()).isNotNull();
        assertThat(kept.sources().get(1).alerts()).hasSize(1);
    }

    @Test
    void aReasonForAnotherFindingIsNoReason() {
        ward.sources.add(StandIn.against("vendor", "Amoxicillin", SafetySeverity.SEVERE));
        Prescription draft = ward.draft();
        List<SafetyReason> other =
                List.of(new SafetyReason("0".repeat(32), OverrideCode.BENEFIT, ""));
        refusedField(
                "reasons.0.code",
                () ->
                        ward.prescriptions.sign(
                                ward.doctor, draft.id(), draft.version(), null, other));
    }

    @Test
    void anyChangeOfTheDraftMakesAnotherQuestionAndAsksAgain() {
        StandIn source = StandIn.against("vendor", "nothing", SafetySeverity.SEVERE);
        ward.sources.add(source);
        Prescription draft = ward.draft();
        String before = ward.prescriptions.review(ward.doctor, draft.id()).hash();
        assertThat(ward.prescriptions.review(ward.doctor, draft.id()).hash()).isEqualTo(before);
        Prescription changed =
                ward.prescriptions.change(
                        ward.doctor,
                        draft.id(),
                        draft.version(),
                        Ward.writing("Demam", Ward.item(ward.clinic.paracetamol, "3x1", 10)));
        SafetyReview after = ward.prescriptions.review(ward.doctor, changed.id());
        assertThat(after.hash()).isNotEqualTo(before);
        assertThat(source.asked).hasSize(3);
    }

    @Test
    void whatChangesWhileTheSourcesAreAskedIsCheckedAgainAndNothingElseIsSigned()
            throws SQLException {
        Prescription draft = ward.draft();
        Prescription other = ward.draft();
        AtomicBoolean first = new AtomicBoolean(true);
        StandIn source =
                new StandIn(
                        "slow",
                        question -> {
                            // Meanwhile the patient gets other medicines. That this commits also
                            // proves that nobody is asked inside a unit of work.
                            if (first.getAndSet(false)) {
                                ward.prescriptions.sign(
                                        ward.doctor, other.id(), other.version(), null);
                            }
                            return question.active().isEmpty()
                                    ? StandIn.checked(List.of())
                                    : StandIn.checked(
                                            List.of(
                                                    StandIn.finding(
                                                            question.proposed().get(0).key(),
                                                            SafetySeverity.SEVERE)));
                        });
        ward.sources.add(source);
        // What was found of the first question would have let it pass.
        refusedField(
                "reasons.0.code",
                () -> ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null));
        assertThat(ward.count("prescription_versions")).isEqualTo(1);
        assertThat(source.asked).hasSize(3);
    }

    @Test
    void theSourcesSeeAllIngredientsTheAllergiesAndTheActiveMedicinesOfAllDoctors() {
        StandIn source = StandIn.against("vendor", "nothing", SafetySeverity.SEVERE);
        ward.signed();
        ward.sources.add(source);
        Prescription draft = ward.draft();
        ward.prescriptions.review(ward.doctor, draft.id());
        assertThat(source.asked.get(0).proposed())
                .extracting(it -> it.ingredients().get(0).name())
                .containsExactly("Paracetamol", "Amoxicillin");
        assertThat(source.asked.get(0).active())
                .extracting(it -> it.ingredients().get(0).name())
                .containsExactly("Paracetamol", "Amoxicillin");
        assertThat(source.asked.get(0).patient().weightKg()).isEqualByComparingTo("62.5");
    }

    @Test
    void aStoppedPrescriptionIsNotAskedAboutAnyMore() {
        StandIn source = StandIn.against("vendor", "nothing", SafetySeverity.SEVERE);
        Prescription earlier = ward.signed();
        ward.prescriptions.cancel(ward.doctor, earlier.id(), earlier.version(), "Efek samping");
        ward.sources.add(source);
        ward.prescriptions.review(ward.doctor, ward.draft().id());
        assertThat(source.asked.get(0).active()).isEmpty();
    }

    @Test
    void onlyItsDoctorSeesWhatWasChecked() {
        Prescription signed = ward.signed();
        for (Actor other : List.of(ward.otherDoctor, ward.patient, ward.otherPatient)) {
            Ward.refused(
                    ProblemKind.NOT_FOUND,
                    "not-found",
                    () -> ward.prescriptions.review(other, signed.id()));
        }
    }

    @Test
    void whatWasCheckedAndWhyNeverChangesNotEvenBySql() throws SQLException {
        ward.sources.add(StandIn.against("vendor", "Amoxicillin", SafetySeverity.SEVERE));
        signed(ward.draft(), OverrideCode.BENEFIT, "");
        for (String sql :
                List.of(
                        "UPDATE prescriptions.prescription_overrides SET code = 'OTHER'",
                        "DELETE FROM prescriptions.prescription_overrides",
                        "UPDATE prescriptions.prescription_checks SET checked_at = now()",
                        "DELETE FROM prescriptions.prescription_checks",
                        "TRUNCATE prescriptions.prescription_overrides",
                        "INSERT INTO prescriptions.prescription_overrides SELECT prescription_id,"
                                + " number, repeat('a', 32), doctor_id, account_id, at, source,"
                                + " knowledge_version, knowledge_date, rule, kind, severity,"
                                + " finding, code, reason FROM"
                                + " prescriptions.prescription_overrides")) {
            assertThatThrownBy(() -> ward.sql(ward.db.dataSource(), sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class);
        }
        assertThat(ward.count("prescription_overrides")).isEqualTo(1);
    }

    @Test
    void anAmendmentIsCheckedAndAsksForItsOwnReason() throws SQLException {
        ward.sources.add(StandIn.against("vendor", "Amoxicillin", SafetySeverity.SEVERE));
        Prescription signed = signed(ward.draft(), OverrideCode.BENEFIT, "");
        refusedField(
                "reasons.0.code",
                () ->
                        ward.prescriptions.amend(
                                ward.doctor, signed.id(), signed.version(), ward.two(), "Lupa"));
        assertThat(ward.count("prescription_checks")).isEqualTo(1);
        ward.prescriptions.amend(
                ward.doctor,
                signed.id(),
                signed.version(),
                ward.two(),
                "Lupa",
                List.of(new SafetyReason(SafetyReason.EACH, OverrideCode.TOLERATED, "")));
        assertThat(ward.count("prescription_checks")).isEqualTo(2);
        assertThat(ward.count("prescription_overrides")).isEqualTo(2);
    }

    @Test
    void administratorsCountReasonsByDoctorAndAlertWithoutAPatient() {
        ward.sources.add(StandIn.against("vendor", "Amoxicillin", SafetySeverity.SEVERE));
        signed(ward.draft(), OverrideCode.BENEFIT, "");
        signed(ward.draft(), OverrideCode.BENEFIT, "");
        OverrideReport report =
                new OverrideReport(
                        ward.reviews,
                        new LiveCopies(ward.clinic.people(), ward.clinic.locations()),
                        ward.db.unitOfWork(),
                        ward.db.clock());
        Actor administrator = Clinic.actor(ward.clinic.otherPatient, Role.ADMINISTRATOR);
        assertThat(report.of(administrator, 30).lines())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.count().times()).isEqualTo(2);
                            assertThat(it.count().rule()).isEqualTo("rule:SEVERE");
                            assertThat(it.doctor()).isNotBlank();
                        });
        Ward.refused(ProblemKind.FORBIDDEN, "forbidden", () -> report.of(ward.doctor, 30));
    }

    private Prescription signed(Prescription draft, OverrideCode code, String text) {
        SafetyReview review = ward.prescriptions.review(ward.doctor, draft.id());
        List<SafetyReason> reasons =
                review.needingReason().stream()
                        .map(alert -> new SafetyReason(alert.id(), code, text))
                        .toList();
        return ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null, reasons);
    }

    private static void refusedField(String field, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.fields())
                                        .extracting(FieldProblem::field)
                                        .containsExactly(field));
    }
}
