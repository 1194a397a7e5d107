package org.rawat.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writing prescriptions, letter by letter over HTTP and as a doctor does it in a browser: drafts,
 * signing, next versions, compounds, what is refused, and what is saved while somebody types.
 */
@Tag("quick")
@Order(32)
class PrescribingIT {
    private static final Route.FulfillOptions AWAY =
            new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("text/html")
                    .setBody("<!doctype html><title>Away</title>");

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final Visitor doctor = clinic.doctor();

    @AfterEach
    void signInAgain() {
        clinic.signInAgain();
    }

    @Test
    void aPutChangesADraftAndOfASignedOneMakesTheNextVersionForAReason() {
        JsonNode draft = begin(Map.of("diagnosis", "Demam", "items", List.of(medicine(10))));
        String path = "/doctor/prescriptions/" + draft.path("id").asText();
        long seen = draft.path("version").asLong();

        Visitor.Answer changed = doctor.put(path, whole(seen, "Demam tinggi", medicine(12), null));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("status").asText()).isEqualTo("DRAFT");
        assertThat(changed.json().path("diagnosis").asText()).isEqualTo("Demam tinggi");
        Visitor.Answer stale = doctor.put(path, whole(seen, "Lain", medicine(1), null));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().path("type").asText()).endsWith(":stale");

        long now = changed.json().path("version").asLong();
        JsonNode signed = doctor.post(path + "/sign", Map.of("version", now)).json();
        assertThat(signed.path("status").asText()).isEqualTo("ACTIVE");
        String fingerprint = signed.path("fingerprint").asText();
        long version = signed.path("version").asLong();

        Visitor.Answer noReason = doctor.put(path, whole(version, "Influenza", medicine(9), null));
        assertThat(noReason.status()).isEqualTo(422);
        assertThat(fields(noReason)).containsExactly("reason");
        assertThat(doctor.put(path, whole(seen, "Influenza", medicine(9), "Sebab")).status())
                .isEqualTo(409);
        assertThat(doctor.get(path).json().path("fingerprint").asText()).isEqualTo(fingerprint);

        Visitor.Answer next =
                doctor.put(path, whole(version, "Influenza", medicine(9), "Hasil laboratorium"));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(next.json().path("id")).isEqualTo(draft.path("id"));
        assertThat(next.json().path("signedVersion").asInt()).isEqualTo(2);
        assertThat(doctor.put(path, whole(version, "Lagi", medicine(9), "Sebab")).status())
                .isEqualTo(409);
        JsonNode history = doctor.get(path + "/history").json();
        assertThat(history).hasSize(2);
        assertThat(history.get(1).path("fingerprint").asText()).isEqualTo(fingerprint);
        assertThat(history.get(0).path("changes").findValuesAsText("field"))
                .containsExactly("diagnosis", "items.0.quantity");
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsStored() throws Exception {
        long before = stored();
        List<Object> wrongWholes = wrongWholes();
        for (String field : List.of("quantity", "durationDays", "refills")) {
            for (Object wrong : wrongWholes) {
                if (field.equals("refills") && wrong.equals(0)) {
                    continue;
                }
                Map<String, Object> item = new HashMap<>(medicine(10));
                item.put(field, wrong);
                refused(Map.of("items", List.of(item)), "items.0." + field);
            }
        }
        for (Object wrong : List.of(-1, 0, 0.1, 501, 60.25, "NaN", "Infinity", "\u0666\u0662")) {
            refused(Map.of("weightKg", wrong), "weightKg");
        }
        for (Object wrong :
                List.of("kemarin", "2020-01-01", "2199-01-01", "2026-02-30", 5, "\u0662\u0660")) {
            refused(Map.of("validUntil", wrong), "validUntil");
        }
        refused(Map.of("diagnosis", "x".repeat(501)), "diagnosis");
        refused(Map.of("diagnosis", "a\u0000b"), "diagnosis");
        refused(Map.of("patientId", clinic.person("other-patient")), "patientId");
        refused(Map.of("items", List.of(Map.of("id", UUID.randomUUID()))), "items.0.id");
        refused(
                Map.of("items", List.of(Map.of("product", UUID.randomUUID(), "dosage", "1x1"))),
                "items.0.product");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatIsWrongWithACompoundIsNamedInItsIngredientAndNothingIsStored() throws Exception {
        long before = stored();
        String product = clinic.object("/x/{product}", "product", true);
        Map<String, Object> good = Map.of("product", product, "amount", "125 mg");

        refused(compound("DTD", "BATU", 10, List.of(good)), "items.0.make");
        refused(compound("SETENGAH", "PULVERES", 10, List.of(good)), "items.0.method");
        refused(compound("DTD", "PULVERES", -10, List.of(good)), "items.0.quantity");
        refused(
                compound(
                        "DTD",
                        "PULVERES",
                        10,
                        List.of(good, Map.of("product", UUID.randomUUID(), "amount", "1 mg"))),
                "items.0.ingredients.1.product");
        refused(
                compound(
                        "DTD",
                        "PULVERES",
                        10,
                        List.of(Map.of("product", product, "amount", "1".repeat(61)))),
                "items.0.ingredients.0.amount");
        refused(
                compound(
                        "DTD",
                        "PULVERES",
                        10,
                        List.of(Map.of("product", product, "berat", "1 mg"))),
                "items.0.ingredients.0.berat");
        List<Map<String, Object>> tooMany = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            tooMany.add(good);
        }
        refused(compound("DTD", "PULVERES", 10, tooMany), "items.0.ingredients");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void othersAppointmentsAndPrescriptionsDoNotExistAndMayNotBeWrittenFor() throws Exception {
        long before = stored();
        String others =
                "/doctor/appointments/" + clinic.appointment("other-patient") + "/prescription";
        String absent = "/doctor/appointments/" + UUID.randomUUID() + "/prescription";
        assertSame(doctor.post(others, Map.of()), doctor.post(absent, Map.of()));

        String foreign = clinic.object("/x/{prescription}", "prescription", false);
        Map<String, Object> change = whole(1, "x", medicine(1), "Sebab");
        assertSame(
                doctor.put("/doctor/prescriptions/" + foreign, change),
                doctor.put("/doctor/prescriptions/" + UUID.randomUUID(), change));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void nothingIsWrittenForAVisitThatIsNotConfirmedNotBegunOrCancelled() throws Exception {
        JsonNode booked = clinic.book("other-patient", "doctor", 40);
        String visit = "/appointments/" + booked.path("id").asText();
        String write = "/doctor" + visit + "/prescription";
        long before = stored();

        conflict(write, "appointment-pending");
        JsonNode confirmed =
                doctor.post(visit + "/confirm", Map.of("version", booked.path("version").asLong()))
                        .json();
        conflict(write, "appointment-not-begun");
        Visitor.Answer cancelled =
                doctor.post(
                        visit + "/cancel",
                        Map.of(
                                "version",
                                confirmed.path("version").asLong(),
                                "reason",
                                "Dokter sakit"));
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        conflict(write, "appointment-cancelled");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aDraftSavesItselfAndNeverWritesOverAnotherTab() {
        try (Browser browser = new Browser(archive.url())) {
            Page page = browser.person(1280, false, true, "id-ID");
            Browser.signIn(page, "doctor");
            page.navigate(
                    "/doctor/appointments/"
                            + clinic.appointment("patient")
                            + "/prescription/create");
            page.fill("[name=diagnosis]", "Batuk");
            Locator said = page.locator(".rx-autosave");
            assertThat(said).hasText(Pattern.compile("Tersimpan \\d\\d.\\d\\d"));
            assertThat(page).hasURL(Pattern.compile("/doctor/prescriptions/[0-9a-f-]{36}/edit$"));
            String id = page.url().replaceAll(".*/prescriptions/|/edit", "");

            Page other = page.context().newPage();
            other.navigate("/doctor/prescriptions/" + id + "/edit");
            other.fill("[name=notes]", "Dari tab lain");
            assertThat(other.locator(".rx-autosave"))
                    .hasText(Pattern.compile("Tersimpan \\d\\d.\\d\\d"));

            page.fill("[name=diagnosis]", "Batuk pilek");
            Locator choice = page.locator("rx-autosave .alert");
            assertThat(choice).isVisible();
            assertThat(page.locator("[name=diagnosis]")).hasValue("Batuk pilek");
            assertThat(draft(id).path("notes").asText()).isEqualTo("Dari tab lain");
            assertThat(draft(id).path("diagnosis").asText()).isEqualTo("Batuk");
            assertThat(choice.locator("a, button")).hasCount(2);
            Browser.picture(page, "draft-conflict-1280");

            choice.locator("button").click();
            assertThat(choice).isHidden();
            assertThat(said).hasText(Pattern.compile("Tersimpan \\d\\d.\\d\\d"));
            assertThat(draft(id).path("diagnosis").asText()).isEqualTo("Batuk pilek");

            page.context().setOffline(true);
            page.fill("[name=diagnosis]", "Batuk pilek lama");
            assertThat(said).containsText("tidak ada sambungan");
            assertThat(page.locator("[name=diagnosis]")).hasValue("Batuk pilek lama");
            page.context().setOffline(false);
            assertThat(said).hasText(Pattern.compile("Tersimpan \\d\\d.\\d\\d"));
            assertThat(draft(id).path("diagnosis").asText()).isEqualTo("Batuk pilek lama");
            browser.complaints.removeIf(
                    line -> line.matches(".*(status of 409|ERR_INTERNET_DISCONNECTED).*"));
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void whatTheChecksSayAppearsWhileTheDoctorTypesAndOnlyOfTheNewestState() {
        try (Browser browser = new Browser(archive.url())) {
            Page page = browser.person(1280, false, true, "id-ID");
            Browser.signIn(page, "doctor");
            page.navigate(
                    "/doctor/appointments/"
                            + clinic.appointment("patient")
                            + "/prescription/create");
            page.evaluate("() => { window.sameAllAlong = true; }");
            Locator found = page.locator("rx-findings [data-found]");
            assertThat(found).isHidden();
            choose(page, "items.0.", "simvastatin 20");
            assertThat(found).containsText("Aturan Rawat dan klinik");
            assertThat(found).containsText("24 November 2026");
            assertThat(found).not().containsText("Dilarang");
            page.locator("[data-add=simple]").click();
            String second = page.locator("[name$='.search']").last().getAttribute("name");
            String at = second.replace("search", "");
            choose(page, at, "klaritromisin 500");
            assertThat(found).containsText("Dilarang");
            assertThat(page.locator("[data-row]").last().locator("[data-beside]"))
                    .containsText("Interaksi");
            Browser.picture(page, "findings-typed-1280");
            page.setViewportSize(360, 740);
            Browser.picture(page, "findings-typed-360");
            page.setViewportSize(1280, 900);

            // Two states are asked about; the answer to the older one is no answer any more.
            List<Route> held = new ArrayList<>();
            List<String> given = new ArrayList<>();
            page.onRequestFailed(request -> given.add(request.url()));
            page.route("**/checks", held::add);
            Locator dosage = page.locator("[name='items.0.dosage']");
            dosage.fill("1x sehari 9 tablet");
            page.waitForCondition(() -> held.size() == 1);
            dosage.fill("1x sehari 1 tablet");
            page.waitForCondition(() -> held.size() == 2);
            page.waitForCondition(() -> given.size() == 1);
            held.get(1).resume();
            assertThat(found).containsText("Dilarang");
            assertThat(found).not().containsText("paling banyak");
            page.unroute("**/checks");

            page.locator("[name='" + second + "']").fill("klari");
            assertThat(found).containsText("belum dipilih");
            assertThat(found).not().containsText("Dilarang");
            page.context().setOffline(true);
            dosage.fill("1x sehari 2 tablet");
            assertThat(found).containsText("Belum diperiksa: tidak ada sambungan");
            page.context().setOffline(false);
            assertThat(found).containsText("Aturan Rawat dan klinik");
            page.route("**/checks", route -> route.fulfill(AWAY));
            dosage.fill("1x sehari 3 tablet");
            assertThat(found).containsText("Belum diperiksa: Rawat tidak menjawab");
            assertThat(page.locator("[data-row] [data-beside] li")).hasCount(0);
            page.unroute("**/checks");
            dosage.fill("1x sehari 2 tablet");
            assertThat(found).containsText("Aturan Rawat dan klinik");
            assertThat(page.evaluate("() => window.sameAllAlong")).isEqualTo(true);
            browser.complaints.removeIf(
                    line -> line.matches(".*(ERR_INTERNET_DISCONNECTED|status of 503).*"));
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void aProgramAsksWhatTheChecksSayOfWhatItWouldWriteAndNothingIsStored() throws Exception {
        long before = stored();
        Map<String, Object> body = Map.of("items", List.of(medicine(10)), "weightKg", 60);
        Visitor.Answer answer = doctor.post(write() + "/checks", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("hash").asText()).hasSize(64);
        assertThat(answer.json().path("sources").findValuesAsText("name")).isNotEmpty();
        Visitor.Answer wrong =
                doctor.post(write() + "/checks", Map.of("items", List.of(medicine(-1))));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(fields(wrong)).containsExactly("items.0.quantity");

        String others =
                "/doctor/appointments/" + clinic.appointment("other-patient") + "/prescription";
        String absent = "/doctor/appointments/" + UUID.randomUUID() + "/prescription";
        assertSame(doctor.post(others + "/checks", body), doctor.post(absent + "/checks", body));
        String foreign = clinic.object("/x/{prescription}", "prescription", false);
        assertSame(
                doctor.post("/doctor/prescriptions/" + foreign + "/checks", body),
                doctor.post("/doctor/prescriptions/" + UUID.randomUUID() + "/checks", body));
        assertThat(stored()).isEqualTo(before);
    }

    private static void choose(Page page, String at, String typed) {
        Locator search = page.locator("[name='" + at + "search']");
        search.pressSequentially(typed);
        assertThat(page.locator("[role=option]:visible").first()).isVisible();
        search.press("ArrowDown");
        search.press("Enter");
        assertThat(page.locator("[name='" + at + "dosage']")).isFocused();
    }

    @Test
    void aCompoundIsWrittenByKeyboardAndSaysWhatItTakes() {
        try (Browser browser = new Browser(archive.url())) {
            Page page = browser.person(1280, false, true, "id-ID");
            Browser.signIn(page, "doctor");
            page.navigate(
                    "/doctor/appointments/"
                            + clinic.appointment("patient")
                            + "/prescription/create");
            page.fill("[name=diagnosis]", "Batuk pilek");
            page.locator("[data-row] [data-remove]").first().click();
            page.locator("[data-add=compound]").press("Enter");
            String row = page.locator("[name$='.kind']").getAttribute("name").split("\\.")[1];
            String at = "items." + row + ".";
            assertThat(page.locator("[name='" + at + "name']")).isFocused();
            ingredient(page, at + "ingredients.0.", "parasetamol 500", "125 mg");
            page.locator("[data-add-part]").press("Enter");
            ingredient(page, at + "ingredients.2.", "cetiriz", "1/4 tab");
            page.locator("[name='" + at + "dosage']").fill("3x sehari 1 bungkus");
            page.locator("[name='" + at + "quantity']").fill("10");
            Browser.picture(page, "compound-form-1280");
            page.locator("button[name=do][value=sign]:visible").first().click();

            assertThat(page).hasURL(Pattern.compile("/doctor/prescriptions/[0-9a-f-]{36}$"));
            assertThat(page.locator("main")).containsText("perlu 2 1/2, jadi 3");
            Browser.picture(page, "compound-1280");
            page.setViewportSize(360, 740);
            Browser.picture(page, "compound-360");
            page.navigate(page.url() + "/print");
            assertThat(page.locator(".rx-paper")).containsText("m.f. pulv. d.t.d. No. X");
            Browser.picture(page, "compound-print-360");
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void withoutAScriptACompoundIsWrittenWithTheButtonsOfTheForm() {
        try (Browser browser = new Browser(archive.url())) {
            Page page = browser.person(360, false, false, "id-ID");
            Browser.signIn(page, "doctor");
            page.navigate(
                    "/doctor/appointments/"
                            + clinic.appointment("patient")
                            + "/prescription/create");
            page.fill("[name=diagnosis]", "Batuk");
            page.locator("button[value=compound]").press("Enter");
            String at = "items.3.";
            page.fill("[name='" + at + "ingredients.0.search']", "parasetamol 500");
            page.locator("button[value='search.3.0']").press("Enter");
            page.locator("[name='" + at + "ingredients.0.choice']").first().press("Space");
            page.fill("[name='" + at + "ingredients.0.amount']", "250 mg");
            page.locator("button[value='ingredients.3']").press("Enter");
            assertThat(page.locator("[name='" + at + "ingredients.3.amount']")).hasCount(1);
            assertThat(page.locator("[name='" + at + "ingredients.0.amount']")).hasValue("250 mg");
            page.locator("button[value='remove.3.1']").press("Enter");
            assertThat(page.locator("[name='" + at + "ingredients.3.amount']")).hasCount(0);
            page.fill("[name='" + at + "quantity']", "6");
            page.fill("[name='" + at + "dosage']", "3x sehari 1 bungkus");
            Browser.picture(page, "compound-form-360");
            page.locator("button.btn[value=save]").press("Enter");

            assertThat(page).hasURL(Pattern.compile("/doctor/prescriptions/[0-9a-f-]{36}$"));
            assertThat(page.locator("main")).containsText("seluruhnya perlu 3");
            assertThat(browser.complaints).isEmpty();
        }
    }

    private static void ingredient(Page page, String at, String typed, String amount) {
        Locator search = page.locator("[name='" + at + "search']");
        search.pressSequentially(typed);
        assertThat(page.locator("[role=option]:visible").first()).isVisible();
        search.press("ArrowDown");
        search.press("Enter");
        Locator field = page.locator("[name='" + at + "amount']");
        assertThat(field).isFocused();
        field.fill(amount);
    }

    private JsonNode begin(Map<String, Object> body) {
        Visitor.Answer made = doctor.post(write(), body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private String write() {
        return "/doctor/appointments/" + clinic.appointment("patient") + "/prescription";
    }

    private JsonNode draft(String id) {
        return doctor.get("/doctor/prescriptions/" + id).json();
    }

    private Map<String, Object> medicine(Object quantity) {
        return Map.of(
                "product",
                clinic.object("/x/{product}", "product", true),
                "dosage",
                "3x sehari 1 tablet",
                "quantity",
                quantity);
    }

    private static Map<String, Object> whole(
            long version, String diagnosis, Map<String, Object> item, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("version", version);
        body.put("diagnosis", diagnosis);
        body.put("items", List.of(item));
        if (reason != null) {
            body.put("reason", reason);
        }
        return body;
    }

    private static Map<String, Object> compound(
            String method, String make, int quantity, List<Map<String, Object>> ingredients) {
        return Map.of(
                "items",
                List.of(
                        Map.of(
                                "kind",
                                "COMPOUND",
                                "method",
                                method,
                                "make",
                                make,
                                "quantity",
                                quantity,
                                "dosage",
                                "3x1",
                                "ingredients",
                                ingredients)));
    }

    private static List<Object> wrongWholes() {
        return List.of(
                -1,
                0,
                1.5,
                10_001,
                99_999_999_999L,
                "NaN",
                "1e3",
                "\u0663",
                "\uff19",
                true,
                List.of(1));
    }

    private void refused(Map<String, Object> body, String field) {
        Visitor.Answer answer = doctor.post(write(), body);
        assertThat(answer.status()).as("%s: %s", body, answer.body()).isEqualTo(422);
        assertThat(fields(answer)).as("%s", body).containsExactly(field);
    }

    private void conflict(String write, String code) {
        Visitor.Answer answer = doctor.post(write, Map.of("diagnosis", "x"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().path("type").asText()).endsWith(":" + code);
    }

    private static TreeSet<String> fields(Visitor.Answer answer) {
        return new TreeSet<>(answer.json().path("errors").findValuesAsText("field"));
    }

    private static void assertSame(Visitor.Answer foreign, Visitor.Answer absent) {
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().replaceAll("urn:rawat:request:[^\"]*", ""))
                .isEqualTo(absent.body().replaceAll("urn:rawat:request:[^\"]*", ""));
    }

    /** How many prescriptions and items there are. */
    private long stored() throws Exception {
        try (var connection = clinic.database();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT (SELECT count(*) FROM prescriptions.prescriptions)"
                                                + " + (SELECT count(*) FROM"
                                                + " prescriptions.prescription_items)")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
