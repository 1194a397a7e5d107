package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionItemId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.pdf.internal.KeyFolder;
import org.rawat.prescriptions.pdf.internal.PdfConfig;
import org.rawat.prescriptions.pdf.internal.PdfSettings;
import org.rawat.prescriptions.pdf.internal.paper.PrescriptionPaper;
import org.rawat.prescriptions.pdf.internal.signature.PdfSignature;
import org.rawat.prescriptions.pdf.internal.signature.SigningIdentity;
import org.rawat.prescriptions.pdf.internal.signature.SigningKeys;

/**
 * How many prescriptions a second become signed files, beside one line of text in the same font and
 * beside the bare signature; and how fast a kept file is handed out, beside a bare servlet.
 */
@Tag("benchmark")
class PrintingBenchmarkIT {
    private static final int SECONDS = 8;
    private static final int TURNS = 8;
    private static final Instant SIGNED = Instant.parse("2026-11-02T01:00:00Z");
    private static final String ADDRESS =
            "https://rawat.klinik.example/verify/abcdefghijklmnopqrstuvwxyz";

    private final PrescriptionPaper paper = new PrescriptionPaper();

    @Test
    void prescriptionsBecomeFiles() throws Exception {
        SigningIdentity identity = identity();
        byte[] font = font();
        for (int threads : List.of(1, 2)) {
            Load.Figures line = run("one line in that font", threads, () -> oneLine(font));
            Load.Figures bare = run("RSA-3072 alone", threads, () -> rsa(identity));
            for (int items : List.of(2, 30)) {
                Prescription it = prescription(items);
                String what = "PDF of " + items + " medicines, threads " + threads;
                AtomicReference<byte[]> last = new AtomicReference<>();
                run(what, threads, () -> last.set(file(it, identity))).beside(line, bare);
                isSigned(last.get());
                assertThat(text(last.get()).split("Parasetamol 500 mg", -1)).hasSize(items + 1);
            }
        }
    }

    @Test
    void keptFilesAreHandedOut() throws Exception {
        Clinic clinic = Clinic.shared();
        String address = "/prescriptions/" + clinic.signedPrescription() + "/pdf";
        byte[] kept = clinic.patient().get(address).response().body();
        isSigned(kept);
        int size = kept.length;
        try (BareServlet servlet = new BareServlet()) {
            List<Runnable> rawat = new ArrayList<>();
            List<Runnable> bare = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Line patient = clinic.patient().line();
                Line nobody = servlet.line();
                rawat.add(() -> isKept(kept, patient.get(address)));
                bare.add(() -> FilledClinic.expect(200, nobody.page("/" + size)));
            }
            String what = "kept file of " + size + " bytes";
            List<Load.Figures> both = Load.inTurn(TURNS, "bare servlet", bare, what, rawat);
            both.get(1).beside(both.get(0));
        }
    }

    private static void isKept(byte[] kept, Line.Reply reply) {
        FilledClinic.expect(200, reply);
        if (!Arrays.equals(kept, reply.body())) {
            throw new AssertionError("another file than the one that was kept");
        }
    }

    /** Not only bytes: a document whose signature holds and covers all of it. */
    private static void isSigned(byte[] file) throws Exception {
        try (PDDocument document = Loader.loadPDF(file)) {
            PDSignature signature = document.getLastSignatureDictionary();
            int[] range = signature.getByteRange();
            assertThat(range[2] + range[3]).isEqualTo(file.length);
            CMSSignedData signed =
                    new CMSSignedData(
                            new CMSProcessableByteArray(
                                    signature.getSignedContent(new ByteArrayInputStream(file))),
                            signature.getContents(file));
            SignerInformation signer = signed.getSignerInfos().iterator().next();
            X509CertificateHolder certificate =
                    signed.getCertificates().getMatches(null).iterator().next();
            assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)))
                    .as("the signature holds")
                    .isTrue();
        }
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Load.Figures run(String what, int threads, Runnable work) {
        return Load.run(what, SECONDS, Collections.nCopies(threads, work));
    }

    private byte[] file(Prescription it, SigningIdentity identity) {
        try {
            byte[] drawn = paper.draw(it, item -> "1 tablet 3 kali sehari", "id", 42, ADDRESS);
            return new PdfSignature(identity).sign(drawn, 42, it.clinic().name(), SIGNED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void oneLine(byte[] font) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDType0Font face = PDType0Font.load(document, new ByteArrayInputStream(font), true);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.beginText();
                out.setFont(face, 10);
                out.showText("Parasetamol 500 mg");
                out.endText();
            }
            document.save(new ByteArrayOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rsa(SigningIdentity identity) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(identity.key());
            signature.update(new byte[65_536]);
            signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] font() {
        try (var in =
                PrescriptionPaper.class.getResourceAsStream("/fonts/DejaVuSansCondensed.ttf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SigningIdentity identity() {
        Path work = Path.of(System.getProperty("rawat.work"), "printing");
        PdfConfig standard =
                (PdfConfig)
                        Proxy.newProxyInstance(
                                PdfConfig.class.getClassLoader(),
                                new Class<?>[] {PdfConfig.class},
                                (proxy, method, args) -> method.getDefaultValue());
        return new SigningKeys(
                        new PdfSettings(standard), new KeyFolder(work), work, Clock.systemUTC())
                .identity();
    }

    private static Prescription prescription(int count) {
        List<PrescriptionItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(
                    new PrescriptionItem(
                            new PrescriptionItemId(UUID.randomUUID()),
                            null,
                            "Parasetamol",
                            "500 mg",
                            "tablet",
                            "",
                            "",
                            "tablet",
                            "3x sehari 1 tablet sesudah makan",
                            10,
                            3,
                            "Bila demam",
                            ControlledKind.NONE));
        }
        return new Prescription(
                new PrescriptionId(UUID.randomUUID()),
                2,
                PrescriptionStatus.ACTIVE,
                1,
                new AppointmentId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                new PrescribedPatient(
                        "Siti Aminah",
                        LocalDate.of(1992, 9, 2),
                        Period.ofYears(34),
                        Sex.FEMALE,
                        new BigDecimal("62.5")),
                new Prescriber(
                        "dr. Ayu Lestari", "503/SIP/2026", "Umum", "Jalan Melati 1", "+62221234"),
                new Letterhead("Klinik Sehat", "", "Jalan Melati 1, Bandung", "+62221234567"),
                LocalDate.of(2026, 11, 2),
                "Faringitis akut",
                "Banyak minum",
                items,
                SIGNED,
                SIGNED,
                SIGNED,
                null,
                null,
                null,
                "0f".repeat(32),
                true);
    }
}
