package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionEvent;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.Prescriptions;

/** How a prescription ends. */
class EndingTest {
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
    void itEndsOnceAndForAReason() {
        Prescription signed = ward.signed();
        ward.db.events().clear();

        assertThatThrownBy(
                        () ->
                                ward.prescriptions.cancel(
                                        ward.doctor, signed.id(), signed.version(), "  "))
                .isInstanceOf(ProblemException.class);
        Prescription cancelled =
                ward.prescriptions.cancel(
                        ward.doctor, signed.id(), signed.version(), "Alergi baru diketahui");

        assertThat(cancelled.status()).isEqualTo(PrescriptionStatus.CANCELLED);
        assertThat(cancelled.endReason()).isEqualTo("Alergi baru diketahui");
        assertThat(cancelled.intact()).isTrue();
        assertThat(ward.db.events().published(PrescriptionEvent.Moved.class)).hasSize(1);
        Ward.refused(
                ProblemKind.CONFLICT,
                "wrong-state",
                () -> ward.prescriptions.complete(ward.doctor, signed.id(), cancelled.version()));
    }

    /** Every status against every act: only the allowed ones pass, the rest are conflicts. */
    @Test
    void everyOtherMoveIsRefused() {
        for (PrescriptionStatus from : PrescriptionStatus.values()) {
            for (PrescriptionStatus to : PrescriptionStatus.values()) {
                if (to == PrescriptionStatus.DRAFT) {
                    continue;
                }
                Prescription it = in(from);
                String outcome = Ward.outcome(() -> act(it, to));
                assertThat(outcome)
                        .as("%s to %s", from, to)
                        .isEqualTo(StatusRules.mayMove(from, to) ? "done" : "wrong-state");
            }
        }
    }

    private static Prescription in(PrescriptionStatus status) {
        Prescription it = status == PrescriptionStatus.DRAFT ? ward.draft() : ward.signed();
        return it.status() == status ? it : act(it, status);
    }

    private static Prescription act(Prescription it, PrescriptionStatus to) {
        Prescriptions all = ward.prescriptions;
        Function<String, Prescription> act =
                switch (to) {
                    case ACTIVE -> why -> all.sign(ward.doctor, it.id(), it.version(), null);
                    case COMPLETED -> why -> all.complete(ward.doctor, it.id(), it.version());
                    case CANCELLED -> why -> all.cancel(ward.doctor, it.id(), it.version(), why);
                    case ENTERED_IN_ERROR, DRAFT ->
                            why -> all.enteredInError(ward.doctor, it.id(), it.version(), why);
                };
        return act.apply("a reason");
    }

    @Test
    void aThrownAwayDraftIsSeenByNobodyElse() {
        Prescription draft = ward.draft();
        ward.prescriptions.enteredInError(ward.doctor, draft.id(), draft.version(), "Salah pasien");

        assertThat(ward.prescriptions.written(ward.doctor, null, "", 100).items())
                .extracting(Prescription::id)
                .doesNotContain(draft.id());
        Ward.refused(
                ProblemKind.NOT_FOUND,
                "not-found",
                () -> ward.prescriptions.prescription(ward.patient, draft.id()));
    }
}
