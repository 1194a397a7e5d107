package org.rawat.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dosage field: what was understood is said while a doctor types, and to patients as words. */
@Tag("quick")
@Order(33)
class DosageIT {
    private static final String DOSAGE = "[name='items.0.dosage']";
    private static final String QUANTITY = "[name='items.0.quantity']";
    private static final String DAYS = "[name='items.0.durationDays']";

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();

    @AfterEach
    void signInAgain() {
        clinic.signInAgain();
    }

    @Test
    void aProgramIsToldWhatIsUnderstoodAndWhatIsNot() {
        JsonNode understood = asked("text=3 dd 1 pc&form=tablet&unit=tablet&durationDays=5");
        assertThat(understood.path("understood").asBoolean()).isTrue();
        assertThat(understood.path("quantity").asInt()).isEqualTo(15);
        assertThat(understood.path("steps")).hasSize(1);

        JsonNode free = asked("text=3x1 xyzzy&form=tablet&unit=tablet");
        assertThat(free.path("understood").asBoolean()).isFalse();
        assertThat(free.path("reason").asText()).isEqualTo("WORD");
        assertThat(free.path("part").asText()).isEqualTo("xyzzy");

        assertThat(asked("text=3x1 bungkus&make=PULVERES").path("understood").asBoolean()).isTrue();
        Visitor doctor = clinic.doctor();
        assertThat(doctor.get("/doctor/prescriptions/dosage?text=" + "1".repeat(201)).status())
                .isEqualTo(422);
        assertThat(doctor.get("/doctor/prescriptions/dosage?make=BATU").status()).isEqualTo(422);
        assertThat(doctor.get("/doctor/prescriptions/dosage?other=1").status()).isEqualTo(422);
    }

    @Test
    void whatWasUnderstoodIsSaidWhileTypingAndTheQuantityFollowsUntilANumberIsTyped() {
        try (Browser browser = new Browser(archive.url())) {
            Page page = browser.person(1280, false, true, "id-ID");
            open(page);
            page.fill("[name='items.0.search']", "parasetamol 500");
            page.locator(".rx-hits [role=option]").first().click();
            Locator said = page.locator("[data-says-dosage]").first();
            Locator supply = page.locator("[data-says-supply]").first();

            page.fill(DOSAGE, "3 dd 1 pc");
            assertThat(said).hasText("1 tablet 3 kali sehari, sesudah makan");
            assertThat(supply).containsText("lama pakai belum disebut");
            assertThat(page.locator(QUANTITY)).hasValue("");
            page.fill(DAYS, "5");
            assertThat(page.locator(QUANTITY)).hasValue("15");
            assertThat(supply).hasText("1 tablet × 15 = 15 tablet");
            Browser.picture(page, "dosage-1280");

            page.fill(QUANTITY, "20");
            page.fill(DAYS, "7");
            assertThat(supply).containsText("21 tablet");
            assertThat(page.locator(QUANTITY)).hasValue("20");
            page.fill(QUANTITY, "");
            assertThat(page.locator(QUANTITY)).hasValue("21");

            page.fill(DOSAGE, "3 dd 1 pc xyzzy");
            assertThat(said)
                    .hasText("Tidak dipahami: “xyzzy”. Aturan pakai tetap seperti diketik.");
            assertThat(page.locator(QUANTITY)).hasValue("");
            page.setViewportSize(360, 740);
            Browser.picture(page, "dosage-free-360");

            page.fill(DOSAGE, "s 2 dd tab I a.c.");
            assertThat(page.locator(QUANTITY)).hasValue("14");
            page.fill("[name=diagnosis]", "Demam");
            page.locator("button[name=do][value=sign]:visible").first().click();
            assertThat(page).hasURL(Pattern.compile("/doctor/prescriptions/[0-9a-f-]{36}$"));
            assertThat(page.locator("main")).containsText("1 tablet 2 kali sehari, sebelum makan");
            assertThat(page.locator("main")).containsText("s 2 dd tab I a.c.");
            String id = page.url().replaceAll(".*/", "");
            reads(browser, id);
            assertThat(browser.complaints).isEmpty();
        }
    }

    /** The patient reads words, in either language, on the page and on paper. */
    private void reads(Browser browser, String id) {
        Page page = browser.person(360, false, true, "en-GB");
        Browser.signIn(page, "patient");
        page.navigate("/prescriptions/" + id);
        assertThat(page.locator("main")).containsText("tablet");
        Browser.picture(page, "dosage-patient-360");
        page.navigate("/prescriptions/" + id + "/print");
        assertThat(page.locator(".rx-said").first()).isVisible();
    }

    @Test
    void withoutAScriptItIsSaidAfterSaving() {
        try (Browser browser = new Browser(archive.url())) {
            Page page = browser.person(360, false, false, "id-ID");
            open(page);
            page.fill("[name='items.0.search']", "parasetamol 500");
            page.locator("button[value='search.0']").press("Enter");
            page.locator("[name='items.0.choice']").first().press("Space");
            page.fill(DOSAGE, "2 tablet sehari");
            page.locator(".rx-buttons button[value=save]").press("Enter");
            assertThat(page.locator("main")).containsText("tetap seperti diketik");
            page.locator("main a[href$='/edit']").first().press("Enter");
            assertThat(page.locator("[data-says-dosage]").first())
                    .containsText("Dapat berarti dua hal");
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void whoeverChoosesEnglishInTheBrowserReadsWhatADosageMeansInEnglish() {
        try (Browser browser = new Browser(archive.url())) {
            Page page = browser.person(1280, false, true, "id-ID");
            open(page);
            page.locator(".rawat-drop > summary").first().click();
            page.locator("button[name=language][value=en]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            page.fill("[name='items.0.search']", "parasetamol 500");
            page.locator(".rx-hits [role=option]").first().click();
            page.fill(DOSAGE, "3 dd 1 pc");
            assertThat(page.locator("[data-says-dosage]").first())
                    .hasText("1 tablet 3 times a day, after meals");
            assertThat(page.locator("rx-findings [data-found]"))
                    .containsText("Rules of Rawat and the clinic");
            page.navigate("/doctor/prescriptions/" + clinic.signedPrescription());
            assertThat(page.locator("main")).containsText("1 tablet 3 times a day, after meals");
            assertThat(browser.complaints).isEmpty();
        }
    }

    private void open(Page page) {
        Browser.signIn(page, "doctor");
        page.navigate(
                "/doctor/appointments/" + clinic.appointment("patient") + "/prescription/create");
    }

    private JsonNode asked(String query) {
        StringBuilder address = new StringBuilder("/doctor/prescriptions/dosage?");
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            address.append(parts[0])
                    .append('=')
                    .append(URLEncoder.encode(parts[1], StandardCharsets.UTF_8))
                    .append('&');
        }
        Visitor.Answer answer = clinic.doctor().get(address.substring(0, address.length() - 1));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
