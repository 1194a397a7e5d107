package org.rawat.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A prescription of two medicines from favourites: how many keystrokes or clicks it takes. */
@Tag("quick")
@Order(85)
class FavouritesIT {
    private static final int MOST = 12;
    private static final Pattern WRITTEN = Pattern.compile("/doctor/prescriptions/[0-9a-f-]{36}$");
    private static final List<String> NAMES = List.of("Demam dewasa", "Alergi dewasa");

    private static Archive archive;
    private static Clinic clinic;
    private static Visitor doctor;

    @BeforeAll
    static void twoFavouritesAreKept() {
        archive = Archive.shared();
        clinic = Clinic.shared();
        doctor = clinic.visitor("other-doctor");
        nobodyHasThemAnyMore();
        JsonNode draft =
                doctor.post(
                                address(),
                                Map.of(
                                        "diagnosis",
                                        "Demam",
                                        "items",
                                        List.of(
                                                medicine("parasetamol 500", "3x sehari 1 tablet"),
                                                medicine("setirizin", "1x sehari 1 tablet"))))
                        .json();
        for (int i = 0; i < NAMES.size(); i++) {
            Visitor.Answer saved =
                    doctor.post(
                            "/doctor/templates",
                            Map.of(
                                    "prescription", draft.path("id").asText(),
                                    "item", draft.path("items").path(i).path("id").asText(),
                                    "name", NAMES.get(i)));
            assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        }
        Visitor.Answer thrown =
                doctor.post(
                        "/doctor/prescriptions/" + draft.path("id").asText() + "/entered-in-error",
                        Map.of(
                                "version",
                                draft.path("version").asLong(),
                                "reason",
                                "Hanya contoh"));
        assertThat(thrown.status()).as(thrown.body()).isEqualTo(200);
    }

    @AfterAll
    static void nobodyHasThemAnyMore() {
        for (JsonNode one : doctor.get("/doctor/templates").json()) {
            doctor.post("/doctor/templates/" + one.path("id").asText() + "/remove", Map.of());
        }
    }

    private static Map<String, Object> medicine(String typed, String dosage) {
        String product =
                doctor.get("/api/catalogue/search?prescribable=true&q=" + typed.replace(" ", "%20"))
                        .json()
                        .path(0)
                        .path("id")
                        .asText();
        return Map.of("product", product, "dosage", dosage, "quantity", 10);
    }

    private static String address() {
        return "/doctor/appointments/" + clinic.appointment("other-patient") + "/prescription";
    }

    @Test
    void byClicksWithAndWithoutAScript() {
        for (boolean script : List.of(true, false)) {
            try (Browser browser = new Browser(archive.url())) {
                Page page = form(browser, script);
                Browser.picture(page, "favourites-1280-" + script);
                int clicks = 0;
                for (String name : NAMES) {
                    press(page, name);
                    clicks++;
                    assertThat(page.locator(".alert-info h2")).containsText(name);
                }
                page.locator("button[name=do][value=sign]").first().press("Enter");
                clicks++;
                signed(page);
                assertThat(clicks).isLessThanOrEqualTo(MOST);
                assertThat(browser.complaints).isEmpty();
            }
        }
    }

    @Test
    void byKeyboardAlone() {
        try (Browser browser = new Browser(archive.url())) {
            Page page = form(browser, true);
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            int keys = 2;
            for (String name : NAMES) {
                keys += reach(page, name);
                assertThat(page.locator(".alert-info h2")).containsText(name);
            }
            keys += reach(page, "sign");
            signed(page);
            System.out.println(
                    "two medicines from favourites by keyboard: " + keys + " keystrokes");
            assertThat(keys).isLessThanOrEqualTo(MOST);
            assertThat(browser.complaints).isEmpty();
        }
    }

    private static Page form(Browser browser, boolean script) {
        Page page = browser.person(1280, false, script, "id-ID");
        Browser.signIn(page, "other-doctor");
        page.navigate(address() + "/create");
        return page;
    }

    private static void press(Page page, String name) {
        page.locator("button.rx-favourite", new Page.LocatorOptions().setHasText(name))
                .press("Enter");
    }

    /** Goes on by Tab to a favourite, or to the button that signs, and presses Enter. */
    private static int reach(Page page, String name) {
        int keys = 0;
        while (keys < MOST) {
            page.keyboard().press("Tab");
            keys++;
            boolean there =
                    (Boolean)
                            page.evaluate(
                                    "name => document.activeElement.textContent.trim() === name"
                                            + " || document.activeElement.value === name",
                                    name);
            if (there) {
                page.keyboard().press("Enter");
                return keys + 1;
            }
        }
        throw new AssertionError(name + " is not reached by " + MOST + " keystrokes");
    }

    private static void signed(Page page) {
        assertThat(page).hasURL(WRITTEN);
        String id = page.url().substring(page.url().lastIndexOf('/') + 1);
        JsonNode made = doctor.get("/doctor/prescriptions/" + id).json();
        assertThat(made.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(made.path("items")).hasSize(2);
        assertThat(made.path("diagnosis").asText()).isEqualTo("Demam");
        // The next one begins with a patient who takes nothing of it.
        doctor.post(
                "/doctor/prescriptions/" + id + "/entered-in-error",
                Map.of("version", made.path("version").asLong(), "reason", "Hanya contoh"));
    }
}
