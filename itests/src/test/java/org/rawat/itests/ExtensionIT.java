package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A vendor's bundle is added to the running clinic, misbehaves, and goes; nobody else notices. */
@Tag("quick")
@Order(70)
@LogWatch.Expected(
        value = "apotek-contoh|periksa-contoh",
        because = "a source that misbehaves is named in the log")
class ExtensionIT {
    private static final String NAME = "id.example.apotek";
    private static final String VENDORS = "/api/catalogue/search?q=zetanolol";

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final Visitor doctor = clinic.doctor();

    @Test
    void aVendorsBundleComesMisbehavesOutlivesRestartsAndGoes() throws IOException {
        Path jar = VendorJar.make(archive, NAME, Map.of());
        String dryRun = archive.client("rawat:extension-install --dry-run " + jar);
        assertThat(dryRun)
                .contains("would succeed")
                .contains("org.rawat.catalogue.api.spi.MedicineSource")
                .contains("It touches no other bundle");
        assertThat(archive.client("rawat:extension-list")).doesNotContain(NAME);
        assertThat(found()).isEmpty();

        int logged = archive.log().length();
        try (Stream stream = new Stream(others())) {
            Archive.until(Duration.ofSeconds(20), "under load", () -> stream.answers() > 20);
            String said = archive.client("rawat:extension-install " + jar);
            assertThat(said).contains(NAME + " 1.2.3 is installed");
            Archive.until(
                    Duration.ofSeconds(20), "the vendor's medicine", () -> !found().isEmpty());
            misbehaves();
            stream.close();
            assertThat(stream.unexpected()).as("while the vendor misbehaved").isEmpty();
        }
        assertThat(archive.log().substring(logged)).doesNotContain("Refreshing bundles");

        assertThat(archive.client("rawat:extension-install " + jar))
                .contains("in place of the former one");
        refuses(
                VendorJar.make(
                        archive, NAME, Map.of("Require-Capability", "id.example;filter:='(a=b)'")),
                "nothing was changed");
        assertThat(found()).as("the former one is back").isNotEmpty();
        Files.delete(jar);
        archive.stop();
        archive.clean();
        comesBack("a clean start");
        archive.stop();
        comesBack("a start");

        int beforeRemoval = archive.log().length();
        assertThat(archive.client("rawat:extension-remove " + NAME)).contains("is removed");
        assertThat(archive.client("rawat:extension-list --json")).contains("[ ]");
        assertThat(doctor.get("/api/catalogue/search?q=parasetamol").json()).isNotEmpty();
        assertThat(doctor.page("/").status()).isEqualTo(200);
        assertThat(archive.log().substring(beforeRemoval)).doesNotContain("Refreshing bundles");
        assertThat(archive.client("rawat:status")).doesNotContain("critical");
    }

    private void comesBack(String after) {
        archive.start();
        archive.untilReady();
        Archive.until(
                Duration.ofSeconds(60),
                "the vendor's medicine after " + after,
                () -> doctor.get(VENDORS).status() == 200 && !found().isEmpty());
    }

    private List<JsonNode> found() {
        return doctor.get(VENDORS).json().findParents("source").stream()
                .filter(hit -> hit.path("source").asText().equals("apotek-contoh"))
                .toList();
    }

    /** Each answer comes, without the vendor, in the time that a doctor would wait. */
    private void misbehaves() {
        for (String word : List.of("meledak", "rusak", "sampah", "macet", "macet", "macet")) {
            long begin = System.nanoTime();
            Visitor.Answer answer = doctor.get("/api/catalogue/search?q=" + word);
            assertThat(answer.status()).as(word).isEqualTo(200);
            assertThat(answer.body()).as(word).doesNotContain("apotek-contoh");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as(word)
                    .isLessThan(Duration.ofSeconds(5));
        }
        assertThat(doctor.get("/api/catalogue/search?q=parasetamol").json()).isNotEmpty();
    }

    /** Whatever the vendor does: its name with "not checked", and the prescription is signed. */
    @Test
    void aVendorsChecksWarnMisbehaveKeepNobodyFromSigningAndGo() {
        Path jar = VendorJar.make(archive, NAME, Map.of());
        assertThat(asked("temuan").isMissingNode()).isTrue();
        assertThat(archive.client("rawat:extension-install " + jar)).contains("is installed");
        Archive.until(
                Duration.ofSeconds(20),
                "the vendor's finding",
                () -> asked("temuan").path("alerts").size() == 1);

        JsonNode warned = draft("temuan");
        Visitor.Answer unsigned = sign(warned, List.of());
        assertThat(unsigned.status()).isEqualTo(422);
        assertThat(unsigned.body()).contains("reasons.0.code").contains("Temuan contoh.");
        assertThat(doctor.page(page(warned)).body())
                .contains("Periksa Contoh")
                .contains("Temuan contoh.")
                .contains("Ginjal tidak diperiksa.");
        signed(warned);
        assertThat(source(warned).path("alerts")).hasSize(1);

        for (String word :
                List.of("meledak", "rusak", "putus", "sampah", "kosong", "banjir", "macet")) {
            assertThat(asked(word).path("failure").isObject()).as(word).isTrue();
            JsonNode draft = draft(word);
            long begin = System.nanoTime();
            signed(draft);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as(word)
                    .isLessThan(Duration.ofSeconds(5));
            JsonNode said = source(draft);
            assertThat(said.path("failure").path("indonesian").asText()).as(word).isNotBlank();
            assertThat(said.path("alerts")).as(word).isEmpty();
            assertThat(doctor.page(page(draft)).body())
                    .as(word)
                    .contains("Tidak diperiksa: Periksa Contoh.")
                    .contains("Aturan Rawat dan klinik");
        }

        assertThat(archive.client("rawat:extension-remove " + NAME)).contains("is removed");
        Archive.until(
                Duration.ofSeconds(20),
                "checks without the vendor",
                () -> asked("temuan").isMissingNode());
        JsonNode after = draft("temuan");
        signed(after);
        assertThat(doctor.page(page(after)).body()).doesNotContain("Periksa Contoh");
        assertThat(source(warned).path("alerts")).as("kept with what was signed").hasSize(1);
        assertThat(archive.client("rawat:status")).doesNotContain("critical");
    }

    /** What the vendor says while such directions are typed; missing when it is not there. */
    private JsonNode asked(String directions) {
        return source(doctor.post(write() + "/checks", content(directions)).json());
    }

    private JsonNode source(JsonNode reviewOrPrescription) {
        JsonNode review =
                reviewOrPrescription.has("sources")
                        ? reviewOrPrescription
                        : doctor.get(page(reviewOrPrescription) + "/checks").json();
        for (JsonNode one : review.path("sources")) {
            if (one.path("name").asText().equals("periksa-contoh")) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode draft(String directions) {
        Visitor.Answer made = doctor.post(write(), content(directions));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private Map<String, Object> content(String directions) {
        return Map.of(
                "diagnosis",
                "Demam",
                "items",
                List.of(
                        Map.of(
                                "product",
                                clinic.object("/x/{product}", "product", true),
                                "dosage",
                                directions,
                                "quantity",
                                10)));
    }

    private void signed(JsonNode draft) {
        Visitor.Answer signed = sign(draft, List.of(Map.of("alert", "each", "code", "MONITORED")));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        assertThat(signed.json().path("status").asText()).isEqualTo("ACTIVE");
        // The next one begins with a patient who takes nothing of it.
        doctor.post(
                page(draft) + "/entered-in-error",
                Map.of("version", signed.json().path("version").asLong(), "reason", "Contoh"));
    }

    private Visitor.Answer sign(JsonNode draft, List<Map<String, Object>> reasons) {
        return doctor.post(
                page(draft) + "/sign",
                Map.of("version", draft.path("version").asLong(), "reasons", reasons));
    }

    private static String page(JsonNode prescription) {
        return "/doctor/prescriptions/" + prescription.path("id").asText();
    }

    private String write() {
        return "/doctor/appointments/" + clinic.appointment("patient") + "/prescription";
    }

    private List<Stream.Ask> others() {
        return List.of(
                new Stream.Ask(doctor, "/", a -> a.status() == 200),
                new Stream.Ask(doctor, "/doctor/agenda", a -> a.status() == 200),
                new Stream.Ask(doctor, "/doctor/prescriptions", a -> a.status() == 200),
                new Stream.Ask(
                        doctor, "/api/catalogue/search?q=amoksisilin", a -> a.status() == 200));
    }

    @Test
    void whatCannotBeAddedIsRefusedInWordsAndChangesNothing() throws IOException {
        refuses(
                VendorJar.make(
                        archive,
                        "id.example.newer",
                        Map.of("Import-Package", "org.rawat.catalogue.api.spi;version='[7,8)',*")),
                "org.rawat.catalogue.api.spi in [7.0.0,8.0.0)");
        refuses(
                VendorJar.make(
                        archive, "id.example.needy", Map.of("Import-Package", "id.elsewhere,*")),
                "id.elsewhere, which is not there");
        refuses(
                VendorJar.make(
                        archive, "id.example.fragment", Map.of("Fragment-Host", "org.rawat.web")),
                "fragment");
        refuses(VendorJar.make(archive, "org.rawat.evil", Map.of()), "belongs to Rawat");
        refuses(
                VendorJar.make(
                        archive,
                        "id.example.unresolved",
                        Map.of("Require-Capability", "id.example;filter:='(a=b)'")),
                "nothing was changed");
        Path text = Files.writeString(archive.home().resolve("vendor/text.jar"), "no jar at all");
        refuses(text, "is no jar");
        refuses(archive.home().resolve("vendor/absent.jar"), "is no file");
        assertThat(archive.client("rawat:extension-list --json")).contains("[ ]");
        assertThat(archive.home().resolve("var/extensions"))
                .satisfiesAnyOf(
                        folder -> assertThat(folder).doesNotExist(),
                        folder -> assertThat(folder).isEmptyDirectory());
    }

    private void refuses(Path jar, String... words) {
        String said = archive.client("rawat:extension-install " + jar);
        assertThat(said).contains(words).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
