package org.rawat.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A prescription on paper, judged by programs and people who were not there when it was made. */
@Tag("quick")
@Order(70)
@LogWatch.Expected(
        value = "is not stored as it was signed",
        because = "the test changes a stored prescription past Rawat")
class PrintedPrescriptionIT {
    private static final String BOUNDARY = "----paper";

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final Visitor anybody = new Visitor(archive.url());

    @AfterEach
    void everybodyIsThereAgain() {
        clinic.signInAgain();
    }

    @Test
    void othersFindTheSignatureValidTheTextReadableAndTheCodeLeadingToTheClinic() throws Exception {
        for (String language : List.of("id", "en")) {
            Path file = file("paper-" + language, pdf(language));
            if (Poppler.find().isEmpty()) {
                return;
            }
            Poppler poppler = Poppler.find().get();
            assertThat(poppler.signatures(file))
                    .contains("Signature is Valid")
                    .contains("Total document signed")
                    .contains("adbe.pkcs7.detached");
            assertThat(poppler.text(file))
                    .contains("Klinik Uji", "Jalan Melati 1, Bandung", "+62221234567")
                    .contains("dr. Rekan doctor", "SIP/doctor/2026")
                    .contains("Pasien patient", "55 kg")
                    .contains(language.equals("id") ? "Perempuan" : "Female")
                    .contains("R/", "3x sehari 1 tablet sesudah makan", "X (10)");
            BinaryBitmap dots =
                    new BinaryBitmap(
                            new HybridBinarizer(
                                    new BufferedImageLuminanceSource(poppler.page(file, 150))));
            String address = new QRCodeReader().decode(dots).getText();
            assertThat(address).isEqualTo(archive.url() + "/verify/" + clinic.code("patient"));
            Visitor.Answer page = anybody.page(address.substring(archive.url().length()));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Klinik Uji", "Kode ini dikenal");
        }
    }

    @Test
    void racikanTheRegistersNumberAndThePatientsSentenceStandOnThePaperInBothLanguages()
            throws Exception {
        String visit = newVisit();
        Visitor doctor = clinic.doctor();
        JsonNode draft =
                doctor.post(
                                "/doctor/appointments/" + visit + "/prescription",
                                Map.of(
                                        "diagnosis",
                                        "Batuk",
                                        "items",
                                        List.of(
                                                racikan("DTD", "125 mg"),
                                                racikan("NON_DTD", "1250 mg"),
                                                codeine())))
                        .json();
        String id = draft.path("id").asText();
        JsonNode signed =
                doctor.post(
                                "/doctor/prescriptions/" + id + "/sign",
                                Map.of(
                                        "version",
                                        draft.path("version").asLong(),
                                        "reasons",
                                        List.of(Map.of("alert", "each", "code", "MONITORED"))))
                        .json();
        String number =
                "%d/%06d"
                        .formatted(
                                signed.path("items").path(2).path("register").path("year").asInt(),
                                signed.path("items")
                                        .path(2)
                                        .path("register")
                                        .path("number")
                                        .asInt());
        assertThat(number).doesNotEndWith("/000000");
        if (Poppler.find().isEmpty()) {
            return;
        }
        String indonesian = printed(id, "id");
        String english = printed(id, "en");
        for (String text : List.of(indonesian, english)) {
            assertThat(text)
                    .contains("Paracetamol 500 mg, tablet", "125 mg", "1250 mg")
                    .contains("m.f. pulv. d.t.d. No. X (10)", "m.f. pulv. No. X (10)")
                    .contains("S. 3 dd 1 bks pc", "S. 3 dd 1 tab prn batuk")
                    .contains(number);
        }
        assertThat(indonesian)
                .contains("diambil 3 tablet, sisa 1/2")
                .contains("Untuk pasien: 1 bungkus 3 kali sehari, sesudah makan")
                .contains("Untuk pasien: 1 tablet 3 kali sehari, bila perlu untuk batuk")
                .contains("NARKOTIKA", "No. register " + number, "Ne iter.");
        assertThat(english)
                .contains("take 3 tablet, 1/2 left over")
                .contains("For the patient: 1 powder paper 3 times a day, after meals")
                .contains("For the patient: 1 tablet 3 times a day, when needed for cough")
                .contains("NARCOTIC", "Register no. " + number);
    }

    private String printed(String id, String language) throws IOException {
        byte[] content =
                clinic.patient()
                        .get("/prescriptions/" + id + "/pdf?lang=" + language)
                        .response()
                        .body();
        return Poppler.find().orElseThrow().text(file("racikan-" + language, content));
    }

    private Map<String, Object> racikan(String method, String amount) {
        return Map.of(
                "kind",
                "COMPOUND",
                "make",
                "PULVERES",
                "method",
                method,
                "quantity",
                10,
                "dosage",
                "3 dd 1 bks pc",
                "ingredients",
                List.of(Map.of("product", clinic.object("", "product", true), "amount", amount)));
    }

    private Map<String, Object> codeine() {
        String product =
                clinic.doctor()
                        .get("/api/catalogue/search?prescribable=true&q=codeine%2010")
                        .json()
                        .path(0)
                        .path("id")
                        .asText();
        return Map.of("product", product, "dosage", "3 dd 1 tab prn batuk", "quantity", 9);
    }

    @Test
    void thePublicPageSaysNothingAboutThePatient() {
        String page = anybody.page("/verify/" + clinic.code("patient")).body();
        String json = anybody.get("/verify/" + clinic.code("patient")).body();
        for (String secret :
                List.of(
                        "Pasien patient",
                        "arasetamol",
                        "3x sehari",
                        "Faringitis",
                        "Banyak minum",
                        clinic.person("patient"),
                        clinic.signedPrescription())) {
            assertThat(page).doesNotContain(secret);
            assertThat(json).doesNotContain(secret);
        }
        assertThat(json).contains("\"genuine\":true", "\"state\":\"ACTIVE\"", "\"refillsLeft\"");
    }

    @Test
    void unknownCodesAnswerAlike() {
        Visitor.Answer unknown = anybody.page("/verify/" + "a".repeat(26));
        assertThat(unknown.status()).isEqualTo(404);
        for (String code : List.of("b".repeat(26), "x", "1".repeat(26), "z".repeat(200))) {
            Visitor.Answer other = anybody.page("/verify/" + code);
            assertThat(other.status()).isEqualTo(404);
            assertThat(faceless(other.body(), code))
                    .isEqualTo(faceless(unknown.body(), "a".repeat(26)));
        }
    }

    private static String faceless(String body, String code) {
        return body.replace("/verify/" + code, "/verify/code")
                .replaceAll("nonce=\"[^\"]*\"", "nonce")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "csrf")
                .replaceAll("[A-Za-z0-9_-]{16,}", "token");
    }

    @Test
    void aFileIsComparedWithAndWithoutJavaScript() throws IOException {
        byte[] genuine = pdf("id");
        byte[] changed = genuine.clone();
        changed[changed.length / 2] ^= 1;
        try (Browser browser = new Browser(archive.url())) {
            for (boolean script : new boolean[] {true, false}) {
                Page page = browser.person(script ? 360 : 1280, false, script, "id-ID");
                page.navigate("/verify/" + clinic.code("patient"));
                Browser.picture(page, "verify-known-" + (script ? 360 : 1280));
                assertThat(page.locator("main")).containsText("Kode ini dikenal");
                choose(page, genuine);
                assertThat(page.locator("main .alert")).containsText("Asli");
                Browser.picture(page, "verify-genuine-" + (script ? 360 : 1280));
                choose(page, changed);
                assertThat(page.locator("main .alert")).containsText("Tidak asli");
                Browser.picture(page, "verify-not-genuine-" + (script ? 360 : 1280));
                if (script) {
                    assertThat(Accessible.faults(page, "id")).isEmpty();
                }
            }
            Page english = browser.person(360, true, true, "en-GB");
            english.navigate("/verify");
            english.fill("[name=code]", clinic.code("patient").toUpperCase());
            english.locator("main button[type=submit]").click();
            assertThat(english.locator("main")).containsText("This code is known");
            assertThat(browser.complaints).isEmpty();
        }
    }

    private static void choose(Page page, byte[] file) {
        page.setInputFiles("[name=file]", new FilePayload("resep.pdf", "application/pdf", file));
        page.locator("main button[type=submit]").click();
        page.waitForLoadState();
    }

    @Test
    void aFileThatIsTooLargeOrMissingIsRefusedInWords() {
        String address = "/verify/" + clinic.code("patient");
        assertThat(sent(address, new byte[3 * 1024 * 1024]).status()).isEqualTo(422);
        assertThat(sent(address, new byte[20 * 1024 * 1024]).status()).isEqualTo(413);
        assertThat(sent(address, new byte[0]).status()).isEqualTo(422);
        assertThat(anybody.post(address, Map.of("sha256", "x")).status()).isEqualTo(422);
    }

    @Test
    void theButtonLeadsToAFileNamedAfterItsCodeAndOthersFindNone() {
        String page = clinic.patient().page("/prescriptions/" + clinic.signedPrescription()).body();
        assertThat(page).contains("/prescriptions/" + clinic.signedPrescription() + "/pdf?lang=id");
        Visitor.Answer file = clinic.print("patient");
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("Content-Disposition"))
                .startsWith("attachment; filename=\"resep-" + clinic.code("patient") + ".pdf\"");
        assertThat(file.header("Cache-Control")).contains("no-store");
        String address = "/prescriptions/" + clinic.signedPrescription() + "/pdf";
        assertThat(clinic.visitor("other-patient").get(address).status()).isEqualTo(404);
        assertThat(clinic.visitor("other-doctor").get("/doctor" + address).status()).isEqualTo(404);
        assertThat(clinic.patient().get(address + "?lang=xx").status()).isEqualTo(422);
    }

    @Test
    void whatReplacedOrCancelledItIsSaidAboutTheFormerPaper() {
        String visit = newVisit();
        String id = clinic.sign("doctor", visit);
        Visitor.Answer former = clinic.patient().get("/prescriptions/" + id + "/pdf");
        JsonNode signed = clinic.doctor().get("/doctor/prescriptions/" + id).json();
        Visitor.Answer amended =
                clinic.doctor()
                        .put(
                                "/doctor/prescriptions/" + id,
                                Map.of(
                                        "version",
                                        signed.path("version").asLong(),
                                        "reason",
                                        "Dosis diubah",
                                        "diagnosis",
                                        "Faringitis akut",
                                        "items",
                                        List.of(item("2x sehari 1 tablet"))));
        assertThat(amended.status()).as(amended.body()).isEqualTo(200);
        Visitor.Answer next = clinic.patient().get("/prescriptions/" + id + "/pdf");
        assertThat(Clinic.code(next)).isNotEqualTo(Clinic.code(former));
        assertThat(state(former)).isEqualTo("REPLACED");
        assertThat(anybody.page("/verify/" + Clinic.code(former)).body()).contains("Diganti");
        assertThat(compared(former, former).path("genuine").asBoolean()).isTrue();
        assertThat(compared(former, next).path("genuine").asBoolean()).isFalse();
        assertThat(state(next)).isEqualTo("ACTIVE");
        long version =
                clinic.doctor().get("/doctor/prescriptions/" + id).json().path("version").asLong();
        clinic.doctor()
                .post(
                        "/doctor/prescriptions/" + id + "/cancel",
                        Map.of("version", version, "reason", "Alergi"));
        assertThat(state(next)).isEqualTo("CANCELLED");
        assertThat(clinic.patient().get("/prescriptions/" + id + "/pdf").status()).isEqualTo(409);
        assertThat(clinic.patient().page("/prescriptions/" + id).body()).doesNotContain("/pdf");
    }

    private Map<String, Object> item(String dosage) {
        Map<String, Object> item = new HashMap<>();
        item.put("product", clinic.object("", "product", true));
        item.put("dosage", dosage);
        item.put("quantity", 10);
        item.put("durationDays", 5);
        return item;
    }

    private String newVisit() {
        JsonNode booked = clinic.book("patient", "doctor", 0);
        String id = booked.path("id").asText();
        clinic.doctor()
                .post(
                        "/appointments/" + id + "/confirm",
                        Map.of("version", booked.path("version").asLong()));
        archive.moveClockTo(Instant.parse(booked.path("startsAt").asText()));
        clinic.signInAgain();
        return id;
    }

    @Test
    void oneChangedByteInTheStoredPrescriptionMakesThePaperNotGenuine() throws SQLException {
        Visitor.Answer file = clinic.print("other-patient");
        String change =
                "UPDATE prescriptions.prescription_items SET dosage = overlay(dosage placing '%s'"
                        + " from 1 for 1) WHERE prescription_id = '"
                        + clinic.object("", "prescription", false)
                        + "'";
        assertThat(compared(file, file).path("genuine").asBoolean()).isTrue();
        try {
            asOwner(change.formatted("9"));
            assertThat(anybody.page("/verify/" + Clinic.code(file)).body()).contains("Tidak asli");
            assertThat(compared(file, file).path("genuine").asBoolean()).isFalse();
            assertThat(
                            clinic.visitor("other-patient")
                                    .get(
                                            "/prescriptions/"
                                                    + clinic.object("", "prescription", false)
                                                    + "/pdf")
                                    .status())
                    .isEqualTo(409);
        } finally {
            asOwner(change.formatted("3"));
            // The alarm that this raised, as it must, ends with the function.
            archive.client("rawat:function-remove rawat-prescriptions");
            archive.client("rawat:function-install rawat-prescriptions");
            Archive.until(
                    Duration.ofSeconds(30),
                    "prescriptions back",
                    () -> anybody.get("/prescriptions").status() == 401);
        }
        Archive.until(
                Duration.ofSeconds(30),
                "genuine again",
                () -> compared(file, file).path("genuine").asBoolean());
    }

    private void asOwner(String change) throws SQLException {
        try (Connection owner = clinic.database("rawat_owner");
                Statement statement = owner.createStatement()) {
            for (String one :
                    List.of(
                            "ALTER TABLE prescriptions.prescription_items DISABLE TRIGGER USER",
                            change,
                            "ALTER TABLE prescriptions.prescription_items ENABLE TRIGGER USER")) {
                statement.executeUpdate(one);
            }
        }
    }

    private String state(Visitor.Answer file) {
        return anybody.get("/verify/" + Clinic.code(file)).json().path("state").asText();
    }

    /** What the public page says when it gets the second file for the first one's code. */
    private JsonNode compared(Visitor.Answer paper, Visitor.Answer file) {
        return sent("/verify/" + Clinic.code(paper), file.response().body()).json();
    }

    private Visitor.Answer sent(String address, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head =
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return anybody.send(
                "POST",
                address,
                body.toByteArray(),
                "multipart/form-data; boundary=" + BOUNDARY,
                "application/json",
                true);
    }

    private byte[] pdf(String language) {
        return clinic.patient()
                .get("/prescriptions/" + clinic.signedPrescription() + "/pdf?lang=" + language)
                .response()
                .body();
    }

    private static Path file(String name, byte[] content) throws IOException {
        Path folder = Path.of(System.getProperty("rawat.work"), "paper");
        Files.createDirectories(folder);
        return Files.write(folder.resolve(name + ".pdf"), content);
    }
}
