package org.rawat.catalogue.fhir.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.rawat.catalogue.fhir.internal.SimulatedPharmacy.answer;
import static org.rawat.catalogue.fhir.internal.SimulatedPharmacy.medication;
import static org.rawat.catalogue.fhir.internal.SimulatedPharmacy.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.api.Health;
import org.rawat.catalogue.api.spi.SourceMedicine;
import org.rawat.sdk.testkit.MutableClock;

@Timeout(60)
class PharmacySourceTest {
    private static final Duration SOON = Duration.ofMillis(700);
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir private Path home;

    private final MutableClock clock = new MutableClock();
    private final SimulatedPharmacy pharmacy = new SimulatedPharmacy();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, Object> file = new HashMap<>();
    private PharmacySource source;
    private Pharmacies pharmacies;

    @AfterEach
    void close() {
        over.countDown();
        if (pharmacies != null) {
            pharmacies.close();
        }
        pharmacy.close();
    }

    @Test
    void whatADoctorTypesIsLookedUpByTheNameOfTheCode() throws IOException {
        pharmacy.answers(page("", medication("93001")));
        List<SourceMedicine> found = source().search("amoks, 500|b$", 10, PATIENT);
        assertThat(found).extracting(SourceMedicine::code).containsExactly("93001");
        assertThat(pharmacy.requests().get(0).address())
                .isEqualTo("/fhir/Medication?code:text=amoks%5C%2C%20500%5C%7Cb%5C%24&_count=10");
        assertThat(pharmacy.requests().get(0).headers())
                .containsEntry("Accept-Encoding", "gzip")
                .doesNotContainKey("Authorization");
    }

    @Test
    void theSearchIsAsItIsConfigured() throws IOException {
        file.put("resource", "MedicationKnowledge");
        file.put("search.text", "_content");
        file.put("search.more", "status=active&_format=json");
        pharmacy.answers(page(""));
        assertThat(source().search("para", 5, PATIENT)).isEmpty();
        assertThat(pharmacy.requests().get(0).address())
                .isEqualTo(
                        "/fhir/MedicationKnowledge?status=active&_format=json&_content=para&_count=5");
    }

    @Test
    void textThatIsNoTextAsksNobody() throws IOException {
        assertThat(source().search("\u0000\ud800 \u0007", 10, PATIENT)).isEmpty();
        assertThat(pharmacy.requests()).isEmpty();
    }

    @Test
    void pagesAreFollowedUntilThereIsEnough() throws IOException {
        pharmacy.does(
                exchange -> {
                    String query = exchange.getRequestURI().getQuery();
                    int number =
                            query.startsWith("page=") ? Integer.parseInt(query.substring(5)) : 1;
                    answer(
                            exchange,
                            200,
                            "application/fhir+json",
                            page(
                                    pharmacy.base() + "/fhir?page=" + (number + 1),
                                    medication(number + "1"),
                                    medication(number + "2")));
                });
        assertThat(source().search("obat", 5, PATIENT))
                .extracting(SourceMedicine::code)
                .containsExactly("11", "12", "21", "22", "31");
        assertThat(pharmacy.requests()).hasSize(3);
    }

    @Test
    void aMedicineIsFoundByItsCode() throws IOException {
        pharmacy.answers(page("", medication("93001")));
        assertThat(source().find("http://sys-ids.kemkes.go.id/kfa", "93001", PATIENT)).isPresent();
        assertThat(source.find("http://sys-ids.kemkes.go.id/kfa", "93002", PATIENT)).isEmpty();
        assertThat(pharmacy.requests().get(0).address())
                .isEqualTo(
                        "/fhir/Medication?code=http%3A%2F%2Fsys-ids.kemkes.go.id%2Fkfa%7C93001&_count=10");
        pharmacy.answers(
                page(
                        "",
                        """
                        {"resourceType":"Medication","id":"own-1","code":{"text":"Puyer"},
                         "form":{"text":"serbuk"}}
                        """));
        assertThat(source.find(pharmacy.base() + "/fhir", "own-1", PATIENT)).isPresent();
        assertThat(pharmacy.requests().get(2).address())
                .isEqualTo("/fhir/Medication?_id=own-1&_count=10");
    }

    @Test
    void anAnswerThatIsKeptStaysAsOldAsItIs() throws IOException {
        pharmacy.answers(page("", medication("93001")));
        Instant first = clock.instant();
        assertThat(source().search("obat", 5, PATIENT).get(0).asOf()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(30));
        assertThat(source.search("obat", 5, PATIENT).get(0).asOf()).isEqualTo(first);
        assertThat(pharmacy.requests()).hasSize(1);
    }

    @Test
    void endlessPagesEnd() throws IOException {
        AtomicInteger number = new AtomicInteger();
        file.put("answer.pages", "4");
        pharmacy.does(
                exchange ->
                        answer(
                                exchange,
                                200,
                                "application/fhir+json",
                                page("?page=" + number.incrementAndGet())));
        assertThat(source().search("obat", 10, PATIENT)).isEmpty();
        assertThat(pharmacy.requests()).hasSize(4);
    }

    @Test
    void pagesThatGoRoundInACircleEnd() throws IOException {
        String first = pharmacy.base() + "/fhir/Medication?code:text=obat&_count=10";
        pharmacy.answers(page(first, medication("1")));
        assertThat(source().search("obat", 10, PATIENT)).hasSize(1);
        assertThat(pharmacy.requests()).hasSize(1);
    }

    @Test
    void aNextPageOnAnotherHostIsNotFetched() throws IOException {
        try (SimulatedPharmacy other = new SimulatedPharmacy()) {
            secret("token-1");
            file.put("authorization", "bearer");
            file.put("secret.file", "secret");
            pharmacy.answers(page(other.base() + "/fhir?page=2", medication("1")));
            assertThat(source().search("obat", 10, PATIENT)).hasSize(1);
            for (String elsewhere :
                    List.of(
                            "//evil.invalid/fhir",
                            "https://127.0.0.1/fhir",
                            "http://x@127.0.0.1/",
                            "file:///etc/passwd",
                            "mailto:x",
                            "http://[",
                            "\\u0000")) {
                pharmacy.answers(page(elsewhere, medication("1")));
                assertThat(source.search("obat " + elsewhere, 10, PATIENT)).hasSize(1);
            }
            assertThat(other.requests()).isEmpty();
            assertThat(pharmacy.requests()).hasSize(8);
        }
    }

    @Test
    void aRedirectIsReportedAndNotFollowed() throws IOException {
        try (SimulatedPharmacy other = new SimulatedPharmacy()) {
            pharmacy.does(
                    exchange -> {
                        exchange.getResponseHeaders().add("Location", other.base() + "/fhir");
                        exchange.sendResponseHeaders(302, -1);
                    });
            assertThat(fault("obat")).isEqualTo(Fault.MOVED);
            assertThat(source.checked(PATIENT).join().message()).contains(other.base());
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void rubbishIsAFailureWithASentenceAndNeverAnAnswer() throws IOException {
        pharmacy.answers(200, "text/html", "<html>Selamat datang</html>");
        assertThat(fault("html")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers(200, "application/fhir+json", "<html>Selamat datang</html>");
        assertThat(fault("html as json")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers(page("", medication("1")).substring(0, 150));
        assertThat(fault("truncated json")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers(medication("1"));
        assertThat(fault("a Medication")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers(page("", "{\"resourceType\":\"Patient\",\"id\":\"1\"}"));
        assertThat(fault("patients")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers("{\"resourceType\":\"OperationOutcome\"}");
        assertThat(fault("an outcome")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers("[]");
        assertThat(fault("no object")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers("");
        assertThat(fault("nothing")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers(page("") + "{}");
        assertThat(fault("twice")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers("{\"resourceType\":\"Bundle\",\"resourceType\":\"Bundle\"}");
        assertThat(fault("said twice")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers("[".repeat(100_000));
        assertThat(fault("deep")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers("{\"resourceType\":\"Bundle\",\"total\":1" + "0".repeat(5_000) + "}");
        assertThat(fault("a long number")).isEqualTo(Fault.RUBBISH);
        assertThat(source.checked(PATIENT).join().status()).isEqualTo(Health.Status.WARN);
        assertThat(source.checked(PATIENT).join().remedy()).contains("base.url");
    }

    @Test
    void anEntryThatIsNoEntryIsLeftOutAndTheRestIsTaken() throws IOException {
        pharmacy.answers(
                page(
                        "",
                        "null",
                        "7",
                        "{\"resourceType\":\"OperationOutcome\"}",
                        "{\"resourceType\":\"Medication\"}",
                        "{\"resourceType\":\"Medication\",\"code\":[1,{}],\"ingredient\":\"x\"}",
                        medication("1")));
        assertThat(source().search("obat", 10, PATIENT))
                .extracting(SourceMedicine::code)
                .containsExactly("1");
        assertThat(source.checked(PATIENT).join().message()).contains("2 of 3 say no name");
    }

    @Test
    void anotherEncodingIsReadAsItIsDeclaredAndRefusedWhenItIsNot() throws IOException {
        String json = page("", medication("é"));
        byte[] latin = json.getBytes(StandardCharsets.ISO_8859_1);
        pharmacy.does(e -> answer(e, 200, "application/json; charset=\"ISO-8859-1\"", latin));
        assertThat(source().search("declared", 10, PATIENT))
                .extracting(SourceMedicine::code)
                .containsExactly("é");
        pharmacy.does(e -> answer(e, 200, "application/fhir+json; charset=UTF-8", latin));
        assertThat(fault("not declared")).isEqualTo(Fault.RUBBISH);
        pharmacy.does(e -> answer(e, 200, "application/fhir+json; charset=x-none", latin));
        assertThat(fault("unheard of")).isEqualTo(Fault.RUBBISH);
        byte[] marked = ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8);
        pharmacy.does(e -> answer(e, 200, "application/fhir+json", marked));
        assertThat(source.search("with a mark", 10, PATIENT)).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLargeIsGivenUpAtTheLimit() throws Exception {
        file.put("answer.megabytes", "1");
        CountDownLatch broken = new CountDownLatch(1);
        AtomicInteger megabytes = new AtomicInteger();
        pharmacy.does(
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
                    exchange.sendResponseHeaders(200, 0);
                    byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                    try (OutputStream out = exchange.getResponseBody()) {
                        for (int i = 0; i < 100; i++) {
                            out.write(blank);
                            megabytes.incrementAndGet();
                        }
                    } catch (IOException e) {
                        broken.countDown();
                    }
                });
        assertThat(fault("100 megabytes")).isEqualTo(Fault.TOO_LARGE);
        assertThat(broken.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(megabytes.get()).isLessThan(60);
        pharmacy.does(
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
                    exchange.sendResponseHeaders(200, 100L << 20);
                });
        assertThat(fault("announced")).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void aPackedAnswerIsUnpackedUpToTheLimit() throws IOException {
        byte[] packed = gzip(page("", medication("1")).getBytes(StandardCharsets.UTF_8));
        pharmacy.does(exchange -> packed(exchange, "gzip", packed));
        assertThat(source().search("packed", 10, PATIENT)).hasSize(1);
        byte[] bomb = gzip(new byte[40 << 20]);
        pharmacy.does(exchange -> packed(exchange, "gzip", bomb));
        assertThat(fault("a bomb")).isEqualTo(Fault.TOO_LARGE);
        pharmacy.does(exchange -> packed(exchange, "gzip", new byte[] {1, 2, 3}));
        assertThat(fault("no gzip")).isEqualTo(Fault.RUBBISH);
        pharmacy.does(exchange -> packed(exchange, "br", packed));
        assertThat(fault("another packing")).isEqualTo(Fault.RUBBISH);
    }

    @Test
    void whatTheStatusSaysIsToldWithARemedy() throws IOException {
        source();
        Map<Integer, Fault> faults =
                Map.of(
                        401, Fault.UNAUTHORISED,
                        403, Fault.UNAUTHORISED,
                        400, Fault.REFUSED,
                        404, Fault.REFUSED,
                        204, Fault.FAILING,
                        429, Fault.FAILING,
                        500, Fault.FAILING,
                        503, Fault.FAILING);
        faults.forEach(
                (status, fault) -> {
                    pharmacy.answers(status, "application/fhir+json", "");
                    assertThat(fault("status " + status)).as("status " + status).isEqualTo(fault);
                    Health health = source.checked(PATIENT).join();
                    assertThat(health.status()).isEqualTo(Health.Status.WARN);
                    assertThat(health.message())
                            .contains("pharmacy")
                            .contains("2026-11-02T01:00:00Z");
                    assertThat(health.remedy()).isEqualTo(fault.remedy());
                });
    }

    @Test
    void aPharmacyThatIsDownIsAFailureAtOnceAndWellWhenItIsBack() throws IOException {
        pharmacy.answers(page("", medication("1")));
        source().search("obat", 10, PATIENT);
        pharmacy.close();
        assertThat(fault("down")).isEqualTo(Fault.UNREACHABLE);
        assertThat(source.checked(PATIENT).join().message()).contains("it last answered at");
    }

    @Test
    void whoeverAsksASilentPharmacyWaitsNoLongerThanTheDeadline() throws Exception {
        pharmacy.does(exchange -> await());
        long begin = System.nanoTime();
        assertThatThrownBy(() -> source().search("obat", 10, SOON))
                .isInstanceOf(PharmacyException.class)
                .hasMessageContaining("in time");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aBodyThatDripsIsGivenUpAndHoldsNoThread() throws Exception {
        file.put("answer.seconds", "1");
        CountDownLatch givenUp = new CountDownLatch(4);
        pharmacy.does(
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
                    exchange.sendResponseHeaders(200, 0);
                    drip(exchange.getResponseBody());
                    givenUp.countDown();
                });
        source();
        for (int i = 0; i < 4; i++) {
            String text = "obat " + i;
            assertThatThrownBy(() -> source.search(text, 10, Duration.ofMillis(20)))
                    .isInstanceOf(PharmacyException.class);
        }
        assertThat(Thread.getAllStackTraces().entrySet())
                .filteredOn(it -> it.getKey().getName().equals("rawat-catalogue-fhir"))
                .allSatisfy(
                        it ->
                                assertThat(it.getValue())
                                        .noneMatch(
                                                frame -> frame.getClassName().contains("rawat")));
        assertThatThrownBy(() -> source.search("one too many", 10, PATIENT))
                .isInstanceOfSatisfying(
                        PharmacyException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BUSY));
        assertThat(givenUp.await(30, TimeUnit.SECONDS)).isTrue();
        pharmacy.answers(page("", medication("1")));
        assertThat(source.search("well again", 10, PATIENT)).hasSize(1);
    }

    @Test
    void anAnswerThatComesLateIsThereForTheNextWhoAsks() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        pharmacy.does(
                exchange -> {
                    try {
                        slow.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    answer(exchange, 200, "application/fhir+json", page("", medication("1")));
                });
        assertThatThrownBy(() -> source().search("obat", 10, Duration.ofMillis(50)))
                .isInstanceOf(PharmacyException.class);
        slow.countDown();
        assertThat(source.search("obat", 10, PATIENT)).hasSize(1);
        assertThat(pharmacy.requests()).hasSize(1);
    }

    @Test
    void anAnswerIsKeptForAsLongAsConfigured() throws IOException {
        file.put("cache.minutes", "10");
        file.put("cache.answers", "10");
        pharmacy.answers(page("", medication("1")));
        source().search("obat", 10, PATIENT);
        clock.advance(Duration.ofMinutes(9));
        source.search("obat", 10, PATIENT);
        assertThat(pharmacy.requests()).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        source.search("obat", 10, PATIENT);
        assertThat(pharmacy.requests()).hasSize(2);
        for (int i = 0; i < 10; i++) {
            source.search("other " + i, 10, PATIENT);
        }
        source.search("obat", 10, PATIENT);
        assertThat(pharmacy.requests()).hasSize(13);
    }

    @Test
    void aFailureIsNotKept() throws IOException {
        pharmacy.answers(500, "text/plain", "");
        source();
        assertThat(fault("obat")).isEqualTo(Fault.FAILING);
        pharmacy.answers(page("", medication("1")));
        assertThat(source.search("obat", 10, PATIENT)).hasSize(1);
        assertThat(source.checked(PATIENT).join().status()).isEqualTo(Health.Status.OK);
    }

    @Test
    void howItIsIsAskedWhenNobodyKnows() {
        pharmacy.answers(page("", medication("1")));
        assertThat(source().checked(PATIENT).join().status()).isEqualTo(Health.Status.OK);
        assertThat(pharmacy.requests()).hasSize(1);
        source.checked(PATIENT).join();
        assertThat(pharmacy.requests()).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        pharmacy.does(exchange -> await());
        assertThat(source.checked(Duration.ofMillis(100)).join().message())
                .contains("gives no whole answer in time");
    }

    @Test
    void theTokenOfAFileIsSentAndReadAnewEachTime() throws IOException {
        secret("token-1\n");
        file.put("authorization", "bearer");
        file.put("secret.file", "secret");
        pharmacy.answers(page("", medication("1")));
        source().search("one", 10, PATIENT);
        secret("token-2");
        source.search("two", 10, PATIENT);
        assertThat(pharmacy.requests())
                .extracting(request -> request.headers().get("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void aSecretThatOthersMayReadIsNotUsed() throws IOException {
        Path secret = secret("token-1");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        file.put("authorization", "bearer");
        file.put("secret.file", "secret");
        source();
        assertThat(fault("open")).isEqualTo(Fault.SECRET);
        assertThat(source.checked(PATIENT).join().message()).contains(secret.toString());
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(secret, "two\nlines");
        assertThat(fault("two lines")).isEqualTo(Fault.SECRET);
        Files.delete(secret);
        assertThat(fault("gone")).isEqualTo(Fault.SECRET);
        assertThat(pharmacy.requests()).isEmpty();
    }

    @Test
    void aTokenIsFetchedOnceKeptAndRenewedWhenItIsRefused() throws IOException {
        clientCredentials("basic");
        AtomicInteger given = new AtomicInteger();
        pharmacy.does(
                exchange -> {
                    String token = "token-" + given.get();
                    if (exchange.getRequestURI().getPath().equals("/token")) {
                        answer(
                                exchange,
                                200,
                                "application/json",
                                "{\"access_token\":\"token-"
                                        + given.incrementAndGet()
                                        + "\",\"expires_in\":\"3600\"}");
                    } else if (("Bearer " + token)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                        answer(exchange, 200, "application/fhir+json", page("", medication("1")));
                    } else {
                        answer(exchange, 401, "application/fhir+json", "{}");
                    }
                });
        assertThat(source().search("one", 10, PATIENT)).hasSize(1);
        assertThat(source.search("two", 10, PATIENT)).hasSize(1);
        assertThat(given).hasValue(1);
        SimulatedPharmacy.Request asked = pharmacy.requests().get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=system%2Fread");
        assertThat(asked.headers()).containsEntry("Authorization", "Basic cmF3YXQ6cyUyRmNyZXQ=");
        // The pharmacy has forgotten it: one more attempt with a new one.
        given.incrementAndGet();
        assertThat(source.search("three", 10, PATIENT)).hasSize(1);
        assertThat(given).hasValue(3);
        clock.advance(Duration.ofHours(1));
        assertThat(source.search("four", 10, PATIENT)).hasSize(1);
        assertThat(given).hasValue(4);
    }

    @Test
    void aClientMayBeNamedInTheForm() throws IOException {
        clientCredentials("body");
        pharmacy.answers(400, "application/json", "{\"error\":\"invalid_client\"}");
        source();
        assertThat(fault("one")).isEqualTo(Fault.UNAUTHORISED);
        SimulatedPharmacy.Request asked = pharmacy.requests().get(0);
        assertThat(asked.body()).endsWith("&client_id=rawat&client_secret=s%2Fcret");
        assertThat(asked.headers()).doesNotContainKey("Authorization");
        pharmacy.answers(200, "application/json", "{\"access_token\":\"bad\\r\\nX: y\"}");
        assertThat(fault("two")).isEqualTo(Fault.RUBBISH);
        pharmacy.answers(200, "text/html", "<p>");
        assertThat(fault("three")).isEqualTo(Fault.RUBBISH);
        assertThat(source.checked(PATIENT).join().message()).doesNotContain("cret");
    }

    private void clientCredentials(String how) throws IOException {
        secret("s/cret");
        file.put("authorization", "client-credentials");
        file.put("secret.file", "secret");
        file.put("client.id", "rawat");
        file.put("token.url", pharmacy.base() + "/token");
        file.put("token.scope", "system/read");
        file.put("token.credentials", how);
    }

    private Path secret(String text) throws IOException {
        Path secret = home.resolve("secret");
        Files.writeString(secret, text);
        return Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    /** As the component makes it of a file. */
    private PharmacySource source() {
        file.put("base.url", pharmacy.base() + "/fhir/");
        pharmacies =
                new Pharmacies(
                        home,
                        clock,
                        made -> {
                            source = made;
                            return () -> {};
                        });
        pharmacies.configured(Map.of("etc/org.rawat.catalogue.fhir.cfg", file));
        return source;
    }

    private Fault fault(String text) {
        if (source == null) {
            source();
        }
        PharmacyException failure =
                catchThrowableOfType(
                        PharmacyException.class, () -> source.search(text, 10, PATIENT));
        assertThat(failure).as(text).isNotNull();
        return failure.fault();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drip(OutputStream out) {
        try {
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // Whoever listened has gone.
        }
    }

    private static void packed(HttpExchange exchange, String how, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", how);
        answer(exchange, 200, "application/fhir+json", bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
