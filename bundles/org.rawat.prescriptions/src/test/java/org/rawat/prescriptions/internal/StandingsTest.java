package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStanding;
import org.rawat.prescriptions.api.PrescriptionStanding.State;

/** What a stranger may know about a signed version. */
class StandingsTest {
    @Test
    void itIsIssuerDateAndStateAndFollowsWhatBecomesOfIt() {
        try (Ward ward = new Ward()) {
            Prescription signed = ward.signed();
            assertThat(standing(ward, signed))
                    .isEqualTo(
                            new PrescriptionStanding(
                                    "Klinik Sehat", signed.date(), State.ACTIVE, 0, true));
            Prescription amended =
                    ward.prescriptions.amend(
                            ward.doctor, signed.id(), signed.version(), ward.two(), "Sebab");
            assertThat(standing(ward, signed).state()).isEqualTo(State.REPLACED);
            assertThat(standing(ward, signed).intact()).isTrue();
            assertThat(standing(ward, amended).state()).isEqualTo(State.ACTIVE);
            Prescription completed =
                    ward.prescriptions.complete(ward.doctor, amended.id(), amended.version());
            assertThat(standing(ward, amended).state()).isEqualTo(State.COMPLETED);
            assertThat(standing(ward, signed).state()).isEqualTo(State.REPLACED);
            ward.prescriptions.enteredInError(
                    ward.doctor, completed.id(), completed.version(), "Salah pasien");
            assertThat(standing(ward, amended).state()).isEqualTo(State.CANCELLED);
            assertThat(standing(ward, signed).state()).isEqualTo(State.CANCELLED);
        }
    }

    @Test
    void afterItsLastDayItIsExpired() {
        try (Ward ward = new Ward()) {
            Prescription signed = ward.signed();
            LocalDate until = Objects.requireNonNull(signed.validUntil());
            ward.db.clock().set(until.plusDays(1).atStartOfDay(Clinic.JAKARTA).toInstant());
            assertThat(standing(ward, signed).state()).isEqualTo(State.EXPIRED);
            ward.db.clock().advance(Duration.ofMinutes(-1));
            assertThat(standing(ward, signed).state()).isEqualTo(State.ACTIVE);
        }
    }

    @Test
    void draftsAndVersionsThatDoNotExistHaveNone() {
        try (Ward ward = new Ward()) {
            Prescription draft = ward.draft();
            Prescription signed = ward.signed();
            String print = Objects.requireNonNull(signed.fingerprint());
            assertThat(ward.prescriptions.standing(draft.id(), 1, print)).isEmpty();
            assertThat(ward.prescriptions.standing(signed.id(), 2, print)).isEmpty();
            assertThat(ward.prescriptions.standing(signed.id(), 0, print)).isEmpty();
            assertThat(ward.prescriptions.standing(PrescriptionId.next(ward.db.clock()), 1, print))
                    .isEmpty();
            assertThat(ward.prescriptions.standing(signed.id(), 1, "0".repeat(64)))
                    .hasValueSatisfying(it -> assertThat(it.intact()).isFalse());
        }
    }

    @Test
    void oneChangedLetterInRowOrTextIsNotIntact() throws Exception {
        for (String change :
                new String[] {
                    "UPDATE prescriptions.prescription_items SET dosage = '9x' WHERE position = 0",
                    "UPDATE prescriptions.prescriptions SET diagnosis = diagnosis || '.'",
                    "UPDATE prescriptions.prescription_versions"
                            + " SET content = replace(content, '3x', '9x')",
                    "UPDATE prescriptions.prescription_versions SET"
                            + " content = replace(content, '3x', '9x'), content_sha256 ="
                            + " encode(sha256(convert_to(replace(content, '3x', '9x'), 'UTF8')),"
                            + " 'hex')"
                }) {
            try (Ward ward = new Ward()) {
                Prescription signed = ward.signed();
                ward.sql(
                        ward.db.ownerDataSource(),
                        "ALTER TABLE prescriptions.prescriptions DISABLE TRIGGER USER;"
                                + " ALTER TABLE prescriptions.prescription_items"
                                + " DISABLE TRIGGER USER;"
                                + " ALTER TABLE prescriptions.prescription_versions"
                                + " DISABLE TRIGGER USER,"
                                + " DROP CONSTRAINT prescription_versions_sha256");
                ward.sql(ward.db.ownerDataSource(), change);
                assertThat(standing(ward, signed).intact()).as(change).isFalse();
            }
        }
    }

    private static PrescriptionStanding standing(Ward ward, Prescription version) {
        return ward.prescriptions
                .standing(
                        version.id(),
                        version.signedVersion(),
                        Objects.requireNonNull(version.fingerprint()))
                .orElseThrow();
    }
}
