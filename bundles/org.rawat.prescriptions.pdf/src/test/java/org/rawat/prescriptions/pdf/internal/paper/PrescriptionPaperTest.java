package org.rawat.prescriptions.pdf.internal.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Period;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.pdf.internal.Sample;

/** What stands on the paper, read back by others. */
class PrescriptionPaperTest {
    private static final String ADDRESS =
            "https://rawat.klinik.example/verify/abcdefghijklmnopqrstuvwxyz";

    private final PrescriptionPaper paper = new PrescriptionPaper();
    private final Sample sample = new Sample();
    private String meaning = "1 tablet 3 kali sehari";

    @TempDir Path folder;

    @Test
    void itShowsEverythingThatIndonesianLawAsksForInIndonesian() throws IOException {
        String text = text(drawn("id"));
        everyField(text);
        assertThat(text)
                .contains("Resep", "2 November 2026", "34 tahun", "Perempuan", "62,5 kg")
                .contains("No. X (10) tablet", "S. 3x sehari 1 tablet, selama 3 hari")
                .contains("NARKOTIKA", "Halaman 1 dari 1", "Pesan dokter");
    }

    @Test
    void itShowsEverythingInEnglishToo() throws IOException {
        String text = text(drawn("en"));
        everyField(text);
        assertThat(text)
                .contains("Prescription", "2 November 2026", "34 years", "Female", "62.5 kg")
                .contains("No. X (10) tablet", "S. 3x sehari 1 tablet, for 3 days")
                .contains("NARCOTIC", "Page 1 of 1", "Doctor's note");
    }

    private static void everyField(String text) {
        assertThat(text)
                .contains("Klinik Sehat Sentosa", "Jalan Melati 1, Bandung", "+62 22 1234567")
                .contains("dr. Ayu Lestari, Sp.A", "SIP 503/0123/SIP/2026")
                .contains("Jalan Kenanga 7, Bandung", "+62 22 7654321")
                .contains("Siti Aminah")
                .contains("R/", "Parasetamol 500 mg", "tablet", "Sesudah makan")
                .contains("Kodein fosfat 10 mg", "No. IX (9) tablet")
                .contains("Banyak minum air putih", ADDRESS, Sample.PRINT)
                .doesNotContain("Faringitis");
    }

    @Test
    void whatTheDirectionsMeanStandsUnderTheDoctorsWordsAndNotTwice() throws IOException {
        assertThat(text(drawn("id")))
                .containsSubsequence(
                        "S. 3x sehari 1 tablet, selama 3 hari",
                        "Untuk pasien: 1 tablet 3 kali sehari",
                        "Sesudah makan");
        assertThat(text(drawn("en"))).contains("For the patient: 1 tablet 3 kali sehari");
        meaning = "";
        assertThat(text(drawn("id"))).doesNotContain("Untuk pasien");
        meaning = "3X sehari 1 tablet";
        sample.items.remove(1);
        assertThat(text(drawn("id"))).doesNotContain("Untuk pasien");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void itIsCleanPdfA1b(String language) throws IOException {
        assertThat(faults(drawn(language))).isEmpty();
    }

    @Test
    void theSamePrescriptionIsTheSameFile() throws IOException {
        assertThat(drawn("id")).isEqualTo(drawn("id")).isNotEqualTo(drawn("en"));
    }

    @Test
    void theCodeOnItIsReadFromACoarsePrint() throws Exception {
        try (PDDocument document = Loader.loadPDF(drawn("id"))) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.GRAY);
            var bitmap =
                    new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
            assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(ADDRESS);
        }
    }

    @Test
    void aSmallChildsAgeIsSaidInMonthsAndDays() throws IOException {
        sample.age = Period.of(0, 7, 3);
        assertThat(text(drawn("id"))).contains("7 bulan 3 hari");
        sample.age = Period.of(2, 1, 9);
        assertThat(text(drawn("en"))).contains("2 years 1 months");
    }

    @Test
    void aCompoundShowsEveryIngredientAndWhatIsTakenOfIt() throws IOException {
        sample.items.add(Sample.compound(CompoundMethod.DTD));
        String text = text(drawn("id"));
        assertThat(text)
                .contains("Puyer batuk", "Kodein 10 mg · 1/3 tablet · diambil 4 tablet, sisa 1/3")
                .contains("Sakarum laktis · q.s.", "m.f. pulv. d.t.d. No. XI (11) bungkus")
                .contains("S. 3x sehari 1 bungkus, selama 4 hari")
                .contains("NARKOTIKA · No. register 2026/000012");
        sample.items.add(Sample.compound(CompoundMethod.NON_DTD));
        byte[] english = drawn("en");
        assertThat(faults(english)).isEmpty();
        assertThat(text(english))
                .contains("take 4 tablet, 1/3 left over", "m.f. pulv. No. XI (11) bungkus");
    }

    @Test
    void refillsAndTheLastDayArePrinted() throws IOException {
        assertThat(text(drawn("id")))
                .contains("Iter 2x", "Ne iter.", "Berlaku sampai", "2 Desember 2026");
        assertThat(text(drawn("en"))).contains("Valid until", "2 December 2026");
    }

    @Test
    void thirtyMedicinesFillSeveralPagesAndEachSaysWhoseItIs() throws IOException {
        sample.items(30);
        byte[] pdf = drawn("id");
        assertThat(faults(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(document))
                        .contains("Halaman " + page + " dari " + pages, ADDRESS)
                        .contains("Klinik Sehat Sentosa", "dr. Ayu Lestari")
                        .contains(page == 1 ? "SIP" : "Pro Siti Aminah, 34 tahun");
            }
        }
        String all = text(pdf);
        for (int i = 1; i <= 30; i++) {
            assertThat(all).contains("Obat nomor " + i + " 500 mg");
        }
    }

    @Test
    void veryLongWordsGoOnOnTheNextLine() throws IOException {
        sample.patient = "A".repeat(400);
        sample.clinic = "Klinik " + "Panjang".repeat(60);
        sample.notes = "kata ".repeat(1_000) + "\nbaris\n\n" + "x".repeat(900);
        sample.items.add(Sample.item("N".repeat(200), "S".repeat(120), "F".repeat(80), "d", 9_999));
        // Each long word stands on one page, where no page's foot is in its midst.
        meaning = "";
        byte[] pdf = drawn("id");
        assertThat(faults(pdf)).isEmpty();
        String letters = text(pdf).replaceAll("\\s", "");
        assertThat(letters)
                .contains("A".repeat(400), "N".repeat(200), "S".repeat(120), "x".repeat(900))
                .contains("No.9999");
    }

    @Test
    void whatCannotBePrintedIsABoxAndSaidToBeOne() throws IOException {
        sample.patient = "Siti \uD83D\uDC89\u0000 \uD800 王 Aminah";
        byte[] pdf = drawn("id");
        assertThat(faults(pdf)).isEmpty();
        assertThat(text(pdf))
                .contains("Siti □□ □ □ Aminah")
                .contains("□ menggantikan huruf yang tidak bisa dicetak");
        sample.patient = "Siti Aminah";
        assertThat(text(drawn("id"))).doesNotContain("□");
    }

    @Test
    void lettersOfManyScriptsArePrinted() throws IOException {
        sample.patient = "Łukasz Đặng Ωμέγα Юлия Ştefan";
        byte[] pdf = drawn("id");
        assertThat(faults(pdf)).isEmpty();
        assertThat(text(pdf)).contains("Łukasz Đặng Ωμέγα Юлия Ştefan").doesNotContain("□");
    }

    @Test
    void rightToLeftTextStandsInItsOrderAndIsJoined() throws IOException {
        sample.patient = "محمد سلام (אבג) Budi";
        byte[] pdf = drawn("id");
        assertThat(faults(pdf)).isEmpty();
        String text = Normalizer.normalize(text(pdf), Normalizer.Form.NFKC);
        assertThat(text).contains("محمد").contains("سلام").contains("אבג").contains("Budi");
        assertThat(text).doesNotContain("□");
        // Initial, medial, initial and final: joined as people write.
        assertThat(new ArabicForms().joined("محمد")).isEqualTo("\uFEE3\uFEA4\uFEE4\uFEAA");
        assertThat(new ArabicForms().joined("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
    }

    private byte[] drawn(String language) {
        return paper.draw(sample.prescription(), item -> meaning, language, 42, ADDRESS);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private java.util.List<String> faults(byte[] pdf) throws IOException {
        Path file = folder.resolve("paper.pdf");
        Files.write(file, pdf);
        ValidationResult result = PreflightParser.validate(file.toFile());
        return result.getErrorsList().stream()
                .map(fault -> fault.getErrorCode() + " " + fault.getDetails())
                .toList();
    }
}
