package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemKind;
import org.rawat.prescriptions.api.DoseMark;
import org.rawat.prescriptions.api.DoseState;
import org.rawat.prescriptions.api.DueDose;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.prescriptions.api.Treatment;
import org.rawat.prescriptions.api.Treatments;
import org.rawat.prescriptions.internal.dosage.DosageTextService;
import org.rawat.prescriptions.internal.store.DoseMarkStore;
import org.rawat.prescriptions.internal.store.RenewalStore;
import org.rawat.prescriptions.internal.treatment.RenewalService;
import org.rawat.prescriptions.internal.treatment.TreatmentService;

class TreatmentTest {
    private final Ward ward = new Ward();
    private final DosageTextService text = new DosageTextService();
    private final Prescriptions prescriptions = ward.service(ward.clinic.catalogue(), text);
    private final Renewals renewals =
            new RenewalService(
                    prescriptions,
                    new RenewalStore(ward.db.entityManager("prescriptions")),
                    ward.db.unitOfWork(),
                    ward.db.audit(),
                    ward.db.clock());
    private final Treatments treatments =
            new TreatmentService(
                    prescriptions,
                    renewals,
                    text,
                    new DoseMarkStore(ward.db.entityManager("prescriptions")),
                    ward.db.unitOfWork(),
                    ward.db.audit(),
                    ward.db.clock());

    // Signed at 8 in the morning of that day in Jakarta, where the patient lives.
    private static final LocalDate SIGNED = LocalDate.ofInstant(Clinic.NOW, Clinic.JAKARTA);

    @AfterEach
    void close() {
        ward.close();
    }

    private Prescription signed(String dosage, int quantity) {
        Prescription draft =
                prescriptions.draft(
                        ward.doctor,
                        ward.visit,
                        Ward.writing(
                                "Demam",
                                new org.rawat.prescriptions.api.WriteItem(
                                        ward.clinic.paracetamol,
                                        "",
                                        "",
                                        "",
                                        "",
                                        dosage,
                                        quantity,
                                        null,
                                        "")),
                        Ward.key());
        return prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);
    }

    private Treatment only(LocalDate day) {
        List<Treatment> all = treatments.day(ward.patient, day).treatments();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<DoseState> states(Treatment it) {
        return it.doses().stream().map(DueDose::state).toList();
    }

    @Test
    void theDayShowsWhatIsDueWhatIsLaterAndWhatWasMissed() {
        signed("3x sehari 1 tablet sesudah makan", 10);

        assertThat(only(SIGNED).doses())
                .as("breakfast was before the prescription")
                .extracting(dose -> dose.at() + " " + dose.state())
                .containsExactly("12:30 LATER", "18:30 LATER");

        ward.db.clock().advance(Duration.ofHours(5));
        assertThat(states(only(SIGNED))).containsExactly(DoseState.DUE, DoseState.LATER);
        ward.db.clock().advance(Duration.ofHours(6));
        assertThat(states(only(SIGNED))).containsExactly(DoseState.MISSED, DoseState.DUE);
        ward.db.clock().advance(Duration.ofHours(10));
        assertThat(states(only(SIGNED))).containsExactly(DoseState.MISSED, DoseState.MISSED);
        assertThat(only(SIGNED.plusDays(1)).doses()).hasSize(3);
    }

    @Test
    void aDoseIsMarkedOnceHoweverOftenAndCanBeTakenBack() throws Exception {
        PrescriptionItemId item = signed("3x sehari 1 tablet", 10).items().get(0).id();
        int number = only(SIGNED).doses().get(0).number();

        for (int i = 0; i < 3; i++) {
            Treatment it = treatments.mark(ward.patient, item, SIGNED, number, DoseMark.TAKEN);
            assertThat(it.doses().get(0).state()).isEqualTo(DoseState.TAKEN);
            assertThat(it.doses().get(0).markedAt()).isEqualTo(ward.db.clock().instant());
        }
        assertThat(ward.count("dose_marks")).isEqualTo(1);
        treatments.mark(ward.patient, item, SIGNED, number, DoseMark.SKIPPED);
        assertThat(only(SIGNED).doses().get(0).state()).isEqualTo(DoseState.SKIPPED);
        treatments.mark(ward.patient, item, SIGNED, number, null);
        assertThat(only(SIGNED).doses().get(0).state()).isEqualTo(DoseState.LATER);
        assertThat(ward.count("dose_marks")).isZero();
    }

    @Test
    void whatIsTakenAsNeededCanBeNotedAgainAndAgain() {
        PrescriptionItemId item =
                signed("1 tablet bila perlu demam maks 4x/hari", 10).items().get(0).id();
        assertThat(only(SIGNED).doses()).extracting(DueDose::number).containsExactly(0);

        treatments.mark(ward.patient, item, SIGNED, 0, DoseMark.TAKEN);
        treatments.mark(ward.patient, item, SIGNED, 0, DoseMark.TAKEN);
        Treatment it = treatments.mark(ward.patient, item, SIGNED, 1, DoseMark.TAKEN);

        assertThat(it.doses())
                .extracting(dose -> dose.number() + " " + dose.state())
                .containsExactly("0 TAKEN", "1 TAKEN", "2 LATER");
        Ward.refused(
                ProblemKind.INVALID,
                "invalid",
                () -> treatments.mark(ward.patient, item, SIGNED, 9, DoseMark.TAKEN));
    }

    @Test
    void whenItRunsOutIsComputedFromWhatWasHandedOut() {
        signed("3x sehari 1 tablet", 10);
        assertThat(only(SIGNED).lastDay()).as("10 tablets, 3 a day").isEqualTo(SIGNED.plusDays(2));
        ward.db.clock().advance(Duration.ofDays(3));
        Treatment it = only(SIGNED.plusDays(3));
        assertThat(it.ended()).isTrue();
        assertThat(it.doses()).isEmpty();
        assertThat(it.renewable()).isTrue();
    }

    @Test
    void freeTextIsShownAndNothingIsInvented() {
        signed("seperti biasa, tanya ibu dulu", 10);
        Treatment it = only(SIGNED);
        assertThat(it.item().steps()).isEmpty();
        assertThat(it.doses()).isEmpty();
        assertThat(it.lastDay()).isNull();
    }

    @Test
    void nobodyElseSeesOrMarksIt() {
        PrescriptionItemId item = signed("3x sehari 1 tablet", 10).items().get(0).id();
        assertThat(treatments.day(ward.otherPatient, null).treatments()).isEmpty();
        Ward.refused(
                ProblemKind.NOT_FOUND,
                "not-found",
                () -> treatments.mark(ward.otherPatient, item, SIGNED, 1, DoseMark.TAKEN));
        Ward.refused(
                ProblemKind.NOT_FOUND,
                "not-found",
                () -> treatments.mark(ward.doctor, item, SIGNED, 1, DoseMark.TAKEN));
    }

    @Test
    void onlyTodayAndTheLastDaysCanBeSeenAndMarked() {
        PrescriptionItemId item = signed("3x sehari 1 tablet", 10).items().get(0).id();
        for (LocalDate day : List.of(SIGNED.plusDays(1), SIGNED.minusDays(8), LocalDate.MAX)) {
            Ward.refused(ProblemKind.INVALID, "invalid", () -> treatments.day(ward.patient, day));
            Ward.refused(
                    ProblemKind.INVALID,
                    "invalid",
                    () -> treatments.mark(ward.patient, item, day, 0, DoseMark.TAKEN));
        }
        assertThat(only(SIGNED.minusDays(1)).doses()).isEmpty();
    }

    @Test
    void aPrescriptionThatWasStoppedIsNotTakenAnyMore() {
        Prescription it = signed("3x sehari 1 tablet", 10);
        prescriptions.cancel(ward.doctor, it.id(), it.version(), "Alergi");
        assertThat(treatments.day(ward.patient, null).treatments()).isEmpty();
    }
}
