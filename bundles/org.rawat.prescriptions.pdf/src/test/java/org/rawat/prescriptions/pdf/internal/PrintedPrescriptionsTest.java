package org.rawat.prescriptions.pdf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.pdf.internal.signature.SigningKeys;
import org.rawat.prescriptions.pdf.internal.store.PrintCode;

/** Files are made once, out of what was signed, and kept. */
class PrintedPrescriptionsTest {
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
    void aVersionHasOneCodeAndInEachLanguageOneFile() {
        Prescription it = shop.add(new Sample());
        PrintedFile first = shop.print(it);
        PrintedFile again = shop.print(it);
        PrintedFile english = shop.printed.file(it, "en", PrintShop.URL);
        assertThat(again.content()).isEqualTo(first.content());
        assertThat(english.code()).isEqualTo(first.code());
        assertThat(english.content()).isNotEqualTo(first.content());
        assertThat(first.code()).matches("[a-z2-7]{26}");
        assertThat(first.patient()).isEqualTo(it.patientId());
    }

    @Test
    void theNextVersionHasAnotherCodeAndTheFormersStays() {
        Sample sample = new Sample();
        PrintedFile former = shop.print(shop.add(sample));
        sample.version = 2;
        sample.fingerprint = "1e".repeat(32);
        PrintedFile next = shop.print(shop.add(sample));
        assertThat(next.code()).isNotEqualTo(former.code());
        assertThat(find(former.code()).number()).isEqualTo(1);
        assertThat(find(next.code()).number()).isEqualTo(2);
    }

    @Test
    void aSignedFileIsStillCleanPdfA1b() throws Exception {
        Path file = shop.folder.resolve("signed.pdf");
        Files.write(file, shop.print(shop.add(new Sample().items(30))).content());
        assertThat(PreflightParser.validate(file.toFile()).getErrorsList()).isEmpty();
    }

    @Test
    void manyAtOnceGetTheSameFile() throws Exception {
        Prescription it = shop.add(new Sample());
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            Callable<String> print = () -> Seal.sha256(shop.print(it).content());
            Set<String> files = new HashSet<>();
            for (Future<String> one : many.invokeAll(java.util.Collections.nCopies(16, print))) {
                files.add(one.get());
            }
            assertThat(files).hasSize(1);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void codesDifferAndHoldNothingOfThePrescription() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            codes.add(VerificationCode.of(bits(i)));
        }
        assertThat(codes).hasSize(40);
        assertThat(VerificationCode.of(new byte[16])).isEqualTo("a".repeat(26));
        byte[] ones = new byte[16];
        java.util.Arrays.fill(ones, (byte) -1);
        assertThat(VerificationCode.of(ones)).isEqualTo("7".repeat(25) + "4");
    }

    private static byte[] bits(int last) {
        byte[] bits = new byte[16];
        bits[15] = (byte) last;
        return bits;
    }

    @Test
    void itsPatientAndItsDoctorMayPrintItAndToOthersItDoesNotExist() {
        Prescription it = shop.add(new Sample());
        assertThat(shop.printed.printable(PrintShop.actor(it.patientId(), Role.PATIENT), it.id()))
                .isEqualTo(it);
        assertThat(shop.printed.printable(PrintShop.actor(it.doctorId(), Role.DOCTOR), it.id()))
                .isEqualTo(it);
        assertThat(
                        problem(
                                        () ->
                                                shop.printed.printable(
                                                        PrintShop.actor(
                                                                new PersonId(
                                                                        java.util.UUID
                                                                                .randomUUID()),
                                                                Role.PATIENT),
                                                        it.id()))
                                .kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
    }

    @Test
    void whatIsNoPrescriptionAnyMoreIsNotPrinted() {
        for (PrescriptionStatus status : PrescriptionStatus.values()) {
            Sample sample = new Sample();
            sample.status = status;
            Prescription it = sample.prescription();
            if (List.of(PrescriptionStatus.ACTIVE, PrescriptionStatus.COMPLETED).contains(status)) {
                assertThat(shop.print(it).content()).isNotEmpty();
            } else {
                assertThat(problem(() -> shop.print(it)).code()).isEqualTo("wrong-state");
            }
        }
        Sample broken = new Sample();
        broken.intact = false;
        assertThat(problem(() -> shop.print(broken.prescription())).code()).isEqualTo("not-intact");
    }

    @Test
    void whileThereAreNoPrescriptionsNothingCanBePrinted() {
        assertThatThrownBy(
                        () ->
                                PrescriptionsDoor.to(null, null)
                                        .prescription(PrintShop.anybody(), new Sample().id))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void theSentenceForThePatientIsInThePapersLanguageAndNoPaperIsKeptWithoutIt() throws Exception {
        Sample sample = new Sample();
        sample.items.add(Sample.understood());
        Prescription it = shop.add(sample);
        DosageText there = shop.dosages;
        shop.dosages = null;
        PrintedPrescriptions without = shop.printed(shop.signing);
        assertThat(problem(() -> without.file(it, "id", PrintShop.URL)).code())
                .isEqualTo("no-prescriptions");
        shop.dosages = there;
        assertThat(text(shop.print(it)))
                .contains("1 dd 1 tab", "Untuk pasien: satu kali")
                .containsOnlyOnce("Untuk pasien");
        PrintedPrescriptions again = shop.printed(shop.signing);
        assertThat(text(again.file(it, "en", PrintShop.URL))).contains("For the patient: once");
    }

    private static String text(PrintedFile file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.content())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void neitherCodesNorFilesCanBeChangedThroughTheApplicationsRole() {
        shop.print(shop.add(new Sample()));
        for (String statement :
                List.of(
                        "UPDATE prescriptions_pdf.codes SET patient_id = gen_random_uuid()",
                        "DELETE FROM prescriptions_pdf.files",
                        "UPDATE prescriptions_pdf.files SET content = ''",
                        "DELETE FROM prescriptions_pdf.codes")) {
            assertThatThrownBy(() -> run(shop.db.dataSource().getConnection(), statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(shop.db.ownerDataSource().getConnection(), statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("never changes");
        }
    }

    @Test
    void aKeptFileThatSomebodyChangedIsNotHandedOut() throws SQLException {
        Prescription it = shop.add(new Sample());
        shop.print(it);
        asOwner(
                "UPDATE prescriptions_pdf.files SET content ="
                        + " set_byte(content, 900, get_byte(content, 900) # 1) WHERE code = '"
                        + find(it).code()
                        + "'");
        assertThat(problem(() -> shop.print(it)).code()).isEqualTo("not-intact");
    }

    @Test
    void keysAreMadeAtTheFirstStartAndForTheirOwnerOnly() throws Exception {
        for (String name : List.of(SigningKeys.FILE, Seal.FILE)) {
            Path file = shop.keys.file(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file.getParent()).satisfies(f -> assertThat(mode(f)).isEqualTo("rwx------"));
        }
        byte[] kept = Files.readAllBytes(shop.keys.file(SigningKeys.FILE));
        SigningKeys again =
                new SigningKeys(
                        PrintShop.settings(java.util.Map.of()),
                        shop.keys,
                        shop.folder,
                        shop.db.clock());
        assertThat(again.identity().certificate()).isEqualTo(shop.signing.identity().certificate());
        assertThat(Files.readAllBytes(shop.keys.file(SigningKeys.FILE))).isEqualTo(kept);
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static PrintCode find(String code) {
        return shop.db.unitOfWork().call(() -> shop.store.find(code).orElseThrow());
    }

    private static PrintCode find(Prescription it) {
        return shop.db
                .unitOfWork()
                .call(() -> shop.store.find(it.id(), it.signedVersion()).orElseThrow());
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection owner = shop.db.ownerDataSource().getConnection()) {
            run(owner, "ALTER TABLE prescriptions_pdf.files DISABLE TRIGGER USER");
        }
        run(shop.db.ownerDataSource().getConnection(), statement);
        run(
                shop.db.ownerDataSource().getConnection(),
                "ALTER TABLE prescriptions_pdf.files ENABLE TRIGGER USER");
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (connection;
                var one = connection.createStatement()) {
            one.executeUpdate(statement);
        }
    }

    private static ProblemException problem(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call);
    }
}
