package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pharmacy over FHIR is configured, answers, breaks down, and goes; the doctor works on. */
@Tag("quick")
@Order(65)
@LogWatch.Expected(
        value = "The source of medicines apotek-uji is left alone",
        because = "a pharmacy that is down is named in the log")
class PharmacyIT {
    private static final String SILENT = "apotek-uji tidak menjawab sejak";

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final Visitor doctor = clinic.doctor();

    @Test
    void aPharmacyComesBreaksDownAndGoesWhileDoctorsWriteOn() throws IOException {
        Path cfg = archive.home().resolve("etc/org.rawat.catalogue.fhir.cfg");
        String asShipped = Files.readString(cfg);
        HttpServer pharmacy = pharmacy();
        String address = "http://127.0.0.1:" + pharmacy.getAddress().getPort() + "/fhir";
        try {
            archive.client("rawat:function-install rawat-catalogue-fhir");
            Archive.until(
                    Duration.ofSeconds(30),
                    "the pharmacies' health",
                    () -> archive.client("rawat:status").contains("no pharmacy is configured"));
            Files.writeString(
                    cfg,
                    "\nname = apotek-uji\nbase.url = " + address + "\n",
                    StandardOpenOption.APPEND);
            Archive.until(
                    Duration.ofSeconds(30), "the pharmacy's medicine", () -> !found().isEmpty());
            JsonNode medicine = found().get(0);
            assertThat(medicine.path("asOf").asText()).isNotEmpty();
            assertThat(form()).doesNotContain(SILENT);

            pharmacy.stop(0);
            breaksDown();

            assertThat(found()).as("what was found before").hasSize(1);
            assertThat(form()).contains(SILENT);
            assertThat(archive.client("rawat:status"))
                    .contains("apotek-uji cannot be reached")
                    .contains("See whether this machine reaches the address in base.url");
            saves(medicine.path("id").asText());
        } finally {
            Files.writeString(cfg, asShipped);
            archive.client("rawat:function-remove rawat-catalogue-fhir");
            pharmacy.stop(0);
        }
        Archive.until(
                Duration.ofSeconds(30),
                "the pharmacy is gone",
                () -> doctor.get("/api/catalogue/sources").json().isEmpty());
        assertThat(found()).as("what was found stays").hasSize(1);
        assertThat(form()).doesNotContain(SILENT);
    }

    /** Six questions that it does not answer; each is answered all the same, in good time. */
    private void breaksDown() {
        for (int i = 0; i < 6; i++) {
            long begin = System.nanoTime();
            assertThat(doctor.get("/api/catalogue/search?q=rusak" + i).status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(5));
        }
        JsonNode source = doctor.get("/api/catalogue/sources").json().path(0);
        assertThat(source.path("name").asText()).isEqualTo("apotek-uji");
        assertThat(source.path("available").asBoolean()).isFalse();
        assertThat(source.path("silentSince").asText()).isNotEmpty();
    }

    private void saves(String product) {
        Visitor.Answer saved =
                doctor.post(
                        "/doctor/appointments/" + clinic.appointment("patient") + "/prescription",
                        Map.of(
                                "diagnosis",
                                "Uji apotek",
                                "items",
                                List.of(
                                        Map.of(
                                                "product",
                                                product,
                                                "dosage",
                                                "3x1",
                                                "quantity",
                                                9))));
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        String id = saved.json().path("id").asText();
        Visitor.Answer thrownAway =
                doctor.post(
                        "/doctor/prescriptions/" + id + "/entered-in-error",
                        Map.of(
                                "version",
                                saved.json().path("version").asLong(),
                                "reason",
                                "Hanya uji"));
        assertThat(thrownAway.status()).as(thrownAway.body()).isEqualTo(200);
    }

    private String form() {
        return doctor.page(
                        "/doctor/appointments/"
                                + clinic.appointment("patient")
                                + "/prescription/create")
                .body();
    }

    private List<JsonNode> found() {
        JsonNode hits = doctor.get("/api/catalogue/search?q=zetafarm").json();
        return StreamSupport.stream(hits.spliterator(), false)
                .filter(hit -> hit.path("source").asText().equals("apotek-uji"))
                .toList();
    }

    private static HttpServer pharmacy() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer =
                """
                {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{
                  "resourceType":"Medication","id":"z1","status":"active",
                  "code":{"coding":[{"system":"http://sys-ids.kemkes.go.id/kfa","code":"93990001",
                                     "display":"Zetafarm 5 mg Tablet"}]},
                  "form":{"text":"tablet"},
                  "ingredient":[{"itemCodeableConcept":{"text":"Zetafarm"},
                    "strength":{"numerator":{"value":5,"unit":"mg","code":"mg"},
                                "denominator":{"value":1,"unit":"tablet"}}}]}}]}
                """
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
