package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionVersion.FieldChange;
import org.rawat.prescriptions.api.RemainingRefills;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;

/** Iter, and until when. */
class RefillTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
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
    void whatRemainsIsWhatWasAllowedLessWhatWasRecorded() throws Exception {
        Prescription signed = sign(draft(3, null));
        var item = signed.items().get(0).id();
        assertThat(signed.remaining()).containsExactly(new RemainingRefills(item, 3, 3));

        refill(item.toString(), 1);
        refill(item.toString(), 2);

        Prescription later = ward.prescriptions.prescription(ward.patient, signed.id());
        assertThat(later.remaining()).containsExactly(new RemainingRefills(item, 3, 1));
        assertThat(later.intact()).isTrue();
        for (int wrong : new int[] {2, 4, 5, 0, -1}) {
            assertThatThrownBy(() -> refill(item.toString(), wrong))
                    .as("refill %s", wrong)
                    .isInstanceOf(SQLException.class);
        }
        refill(item.toString(), 3);
        assertThatThrownBy(
                        () ->
                                ward.sql(
                                        ward.db.ownerDataSource(),
                                        "DELETE FROM prescriptions.refills"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void nothingIsRefilledThatIsNotActive() {
        Prescription cancelled = sign(draft(3, null));
        ward.prescriptions.cancel(ward.doctor, cancelled.id(), cancelled.version(), "Alergi");

        assertThatThrownBy(() -> refill(cancelled.items().get(0).id().toString(), 1))
                .hasMessageContaining("not allowed");
    }

    @Test
    void aPrescriptionIsValidForTheClinicsUsualTimeUnlessItsDoctorSaysOtherwise() {
        Prescription draft = draft(0, null);
        assertThat(draft.validUntil()).isNull();

        assertThat(sign(draft).validUntil()).isEqualTo(TODAY.plusDays(30));
        assertThat(sign(draft(0, TODAY)).validUntil()).isEqualTo(TODAY);
        assertThat(sign(draft(0, TODAY.plusDays(90))).validUntil()).isEqualTo(TODAY.plusDays(90));
    }

    @Test
    void aDayThatIsPastOrTooFarAwayIsNamedAndNothingIsStored() throws Exception {
        long before = ward.count("prescriptions");

        refused(TODAY.minusDays(1), "validity-past");
        refused(TODAY.plusDays(91), "validity-long", 90);
        assertThat(ward.count("prescriptions")).isEqualTo(before);
    }

    private static void refused(LocalDate until, String code, Object... args) {
        assertThatThrownBy(() -> draft(0, until))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .containsExactly(
                                                FieldProblem.of("validUntil", code, args)));
    }

    @Test
    void aDraftWhoseLastDayIsOverIsNotSigned() throws Exception {
        try (Ward own = new Ward()) {
            Prescription draft =
                    own.prescriptions.draft(
                            own.doctor, own.visit, writing(own, 0, TODAY), Ward.key());
            own.db.clock().set(Clinic.NOW.plus(Duration.ofDays(1)));

            assertThatThrownBy(
                            () ->
                                    own.prescriptions.sign(
                                            own.doctor, draft.id(), draft.version(), null))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.fields())
                                            .containsExactly(
                                                    FieldProblem.of(
                                                            "validUntil", "validity-past")));
        }
    }

    @Test
    void theHistorySaysThatRefillsAndTheLastDayChanged() {
        Prescription first = sign(draft(0, null));

        ward.prescriptions.amend(
                ward.doctor,
                first.id(),
                first.version(),
                writing(ward, 2, TODAY.plusDays(60)),
                "Obat rutin");

        assertThat(ward.prescriptions.history(ward.doctor, first.id()).get(0).changes())
                .containsExactly(
                        new FieldChange("validUntil", "2026-12-02", "2027-01-01"),
                        new FieldChange("items.0.refills", null, "2"));
    }

    @Test
    void theDatabaseFreezesRefillsAndTheLastDay() {
        Prescription signed = sign(draft(1, null));
        String where = " = '" + signed.id() + "'";

        for (String attack :
                List.of(
                        "UPDATE prescriptions.prescriptions SET valid_until = '2030-01-01'"
                                + " WHERE id"
                                + where,
                        "UPDATE prescriptions.prescriptions SET valid_until = NULL WHERE id"
                                + where,
                        "UPDATE prescriptions.prescription_items SET refills = 12"
                                + " WHERE prescription_id"
                                + where)) {
            assertThatThrownBy(() -> ward.sql(ward.db.ownerDataSource(), attack))
                    .as(attack)
                    .hasMessageContaining("frozen");
        }
    }

    @Test
    void refillsOutsideTheirBoundsAreNoCommand() {
        for (int wrong : new int[] {-1, 13, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> writing(ward, wrong, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Prescription draft(int refills, @Nullable LocalDate until) {
        AppointmentId visit = ward.visit;
        assertThat(ward.clinic.appointments.get(visit).status())
                .isEqualTo(AppointmentStatus.CONFIRMED);
        return ward.prescriptions.draft(
                ward.doctor, visit, writing(ward, refills, until), Ward.key());
    }

    private static WritePrescription writing(Ward at, int refills, @Nullable LocalDate until) {
        return new WritePrescription(
                "Hipertensi",
                "",
                new BigDecimal("62.5"),
                List.of(
                        new WriteItem(
                                at.clinic.paracetamol,
                                "",
                                "",
                                "",
                                "",
                                "1x sehari 1 tablet",
                                30,
                                null,
                                "",
                                true,
                                refills,
                                null)),
                until);
    }

    private static Prescription sign(Prescription draft) {
        return ward.prescriptions.sign(ward.doctor, draft.id(), draft.version(), null);
    }

    private static void refill(String item, int number) throws SQLException {
        ward.sql(
                ward.db.dataSource(),
                "INSERT INTO prescriptions.refills VALUES ('"
                        + item
                        + "', "
                        + number
                        + ", now(), gen_random_uuid())");
    }
}
