package org.rawat.prescriptions.pdf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.Health;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.audit.api.AuditEntry;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionStanding;

/** Whoever holds paper can find out whether it is genuine, and nothing else. */
class VerificationTest {
    private static final String VISITOR = "192.0.2.7";

    private static PrintShop shop;

    @BeforeAll
    static void open() {
        shop = new PrintShop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void theCodeTellsIssuerDateStateAndRefills() {
        PrintedFile file = shop.print(shop.add(new Sample()));
        Verified it = shop.verification.verified(file.code(), VISITOR);
        assertThat(it.genuine()).isTrue();
        assertThat(it.fileCompared()).isFalse();
        assertThat(it.issuer()).isEqualTo("Klinik Sehat Sentosa");
        assertThat(it.date()).isEqualTo("2026-11-02");
        assertThat(it.state()).isEqualTo(PrescriptionStanding.State.ACTIVE);
        assertThat(it.refillsLeft()).isEqualTo(2);
        assertThat(shop.verification.verified(file.code().toUpperCase(Locale.ROOT), VISITOR))
                .isEqualTo(it);
    }

    @Test
    void itSaysNobodysNameNorMedicineNorIllness() {
        PrintedFile file = shop.print(shop.add(new Sample()));
        assertThat(shop.verification.verified(file.code(), VISITOR).toString())
                .doesNotContain("Siti", "Parasetamol", "Faringitis", "Ayu");
    }

    @Test
    void whatBecameOfItLaterIsSaid() {
        Prescription it = shop.add(new Sample());
        String code = shop.print(it).code();
        for (PrescriptionStanding.State state : PrescriptionStanding.State.values()) {
            shop.standings.put(it.id(), PrintShop.standing(state, true));
            assertThat(shop.verification.verified(code, VISITOR).state()).isEqualTo(state);
        }
    }

    @Test
    void theFileItselfIsGenuineAndOneChangedByteIsNot() {
        PrintedFile file = shop.print(shop.add(new Sample()));
        assertThat(compared(file.code(), file.content()).genuine()).isTrue();
        byte[] content = file.content();
        for (int at : new int[] {0, 17, content.length / 2, content.length - 2}) {
            byte[] changed = content.clone();
            changed[at] ^= 1;
            assertThat(compared(file.code(), changed).genuine()).as("byte " + at).isFalse();
        }
        assertThat(compared(file.code(), new byte[0]).genuine()).isFalse();
        assertThat(
                        shop.verification
                                .compared(
                                        PrintShop.anybody(),
                                        file.code(),
                                        VISITOR,
                                        Seal.sha256(content).toUpperCase(Locale.ROOT))
                                .genuine())
                .isTrue();
    }

    @Test
    void bothLanguagesAreGenuineAndAnothersFileIsNot() {
        Prescription it = shop.add(new Sample());
        PrintedFile file = shop.print(it);
        PrintedFile english = shop.printed.file(it, "en", PrintShop.URL);
        assertThat(compared(file.code(), english.content()).genuine()).isTrue();
        PrintedFile other = shop.print(shop.add(new Sample()));
        assertThat(compared(file.code(), other.content()).genuine()).isFalse();
    }

    @Test
    void aStoredPrescriptionThatIsNotWhatWasSignedIsNotGenuine() {
        Prescription it = shop.add(new Sample());
        PrintedFile file = shop.print(it);
        shop.standings.put(it.id(), PrintShop.standing(PrescriptionStanding.State.ACTIVE, false));
        assertThat(shop.verification.verified(file.code(), VISITOR).genuine()).isFalse();
        assertThat(compared(file.code(), file.content()).genuine()).isFalse();
    }

    @Test
    void whoeverChangesCodesOrFilesInTheDatabaseMakesNothingGenuine() throws SQLException {
        PrintedFile file = shop.print(shop.add(new Sample()));
        byte[] forged = file.content().clone();
        forged[forged.length / 2] ^= 1;
        asOwner(
                "UPDATE prescriptions_pdf.files SET content_sha256 = '"
                        + Seal.sha256(forged)
                        + "', content = set_byte(content, "
                        + forged.length / 2
                        + ", "
                        + (forged[forged.length / 2] & 0xFF)
                        + ") WHERE code = '"
                        + file.code()
                        + "'");
        assertThat(compared(file.code(), forged).genuine()).isFalse();
        PrintedFile other = shop.print(shop.add(new Sample()));
        asOwner(
                "UPDATE prescriptions_pdf.codes SET version_number = 2 WHERE code = '"
                        + other.code()
                        + "'");
        assertThat(shop.verification.verified(other.code(), VISITOR).genuine()).isFalse();
    }

    @Test
    void aCodeThatIsNoneAndOneThatNobodyGotAnswerAlike() {
        ProblemException unknown = problem("a".repeat(26));
        for (String typed :
                List.of("", "x", "1".repeat(26), "a".repeat(5_000), "\u0000", "\uD800", "' OR 1")) {
            ProblemException malformed = problem(typed);
            assertThat(malformed.kind()).isEqualTo(ProblemKind.NOT_FOUND);
            assertThat(malformed.getMessage()).isEqualTo(unknown.getMessage());
            assertThat(malformed.args()).isEmpty();
        }
    }

    @Test
    void thePatientFindsInTheRecordThatSomebodyCompared() {
        PrintedFile file = shop.print(shop.add(new Sample()));
        compared(file.code(), file.content());
        AuditEntry last = shop.db.audit().entries().get(shop.db.audit().entries().size() - 1);
        assertThat(last.action()).isEqualTo("prescription.verify");
        assertThat(last.persons()).containsExactly(file.patient());
        assertThat(last.detail()).containsEntry("genuine", "true");
    }

    @Test
    void whoeverAsksTooOftenWaitsAndOthersDoNot() {
        Verification strict = shop.verification(shop.door(), 10);
        String code = shop.print(shop.add(new Sample())).code();
        for (int i = 0; i < 10; i++) {
            strict.verified(code, VISITOR);
        }
        ProblemException often =
                catchThrowableOfType(ProblemException.class, () -> strict.verified(code, VISITOR));
        assertThat(often.kind()).isEqualTo(ProblemKind.TOO_MANY);
        assertThat(often.retryAfter()).isEqualTo(Duration.ofSeconds(6));
        assertThat(strict.verified(code, "192.0.2.8").genuine()).isTrue();
        shop.db.clock().advance(Duration.ofSeconds(6));
        assertThat(strict.verified(code, VISITOR).genuine()).isTrue();
    }

    @Test
    void whileThereAreNoPrescriptionsNobodyIsToldThatPaperIsNotGenuine() {
        String code = shop.print(shop.add(new Sample())).code();
        Verification alone = shop.verification(PrescriptionsDoor.to(null, null), 1_000);
        assertThat(
                        catchThrowableOfType(
                                        ProblemException.class, () -> alone.verified(code, VISITOR))
                                .kind())
                .isEqualTo(ProblemKind.UNAVAILABLE);
    }

    @Test
    void aLostKeyIsNamedByTheHealth() {
        shop.print(shop.add(new Sample()));
        assertThat(shop.verification.check().status()).isEqualTo(Health.Status.OK);
        Seal other = new Seal(new KeyFolder(shop.folder.resolve("other")));
        Verification stranger =
                new Verification(
                        shop.door(),
                        shop.store,
                        other,
                        PrintShop.settings(java.util.Map.of()),
                        shop.db.unitOfWork(),
                        shop.db.audit(),
                        shop.db.clock());
        assertThat(stranger.check().status()).isEqualTo(Health.Status.CRITICAL);
        assertThat(stranger.check().remedy()).contains(Seal.FILE);
    }

    private static Verified compared(String code, byte[] file) {
        return shop.verification.compared(PrintShop.anybody(), code, VISITOR, file);
    }

    private static ProblemException problem(String typed) {
        return catchThrowableOfType(
                ProblemException.class, () -> shop.verification.verified(typed, VISITOR));
    }

    private static void asOwner(String statement) throws SQLException {
        for (String one :
                List.of(
                        "ALTER TABLE prescriptions_pdf.files DISABLE TRIGGER USER",
                        "ALTER TABLE prescriptions_pdf.codes DISABLE TRIGGER USER",
                        statement,
                        "ALTER TABLE prescriptions_pdf.files ENABLE TRIGGER USER",
                        "ALTER TABLE prescriptions_pdf.codes ENABLE TRIGGER USER")) {
            try (Connection owner = shop.db.ownerDataSource().getConnection();
                    var run = owner.createStatement()) {
                run.executeUpdate(one);
            }
        }
    }
}
