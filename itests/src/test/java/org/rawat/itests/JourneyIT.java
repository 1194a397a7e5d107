package org.rawat.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clinic's first day, in a real browser, against the built archive. */
@Tag("quick")
@Order(10)
class JourneyIT {
    private static final String PASSWORD = Clinic.PASSWORD;

    private final Archive archive = Archive.shared();

    @Test
    void fromTheSetupLinkToThePatientsPrescription() {
        for (String function : new String[] {"rawat-catalogue", "rawat-prescriptions"}) {
            archive.client("rawat:function-install " + function);
        }
        try (Browser browser = new Browser(archive.url())) {
            Page administrator = browser.person(1280, false, true, "id-ID");
            Page doctor = browser.person(1280, false, true, "id-ID");
            Page patient = browser.person(360, false, true, "id-ID");

            setUp(administrator);
            openLocation(administrator);
            String code = invite(administrator);
            firstSignIn(doctor, code);
            schedule(doctor);
            register(patient);
            Instant start = book(patient);
            confirm(doctor);

            archive.moveClockTo(start.minus(Duration.ofMinutes(5)));
            signIn(doctor, "dokter@journey.example");
            complete(doctor);
            prescribe(doctor);
            signIn(patient, "pasien@journey.example");
            String prescription = read(patient);

            signIn(administrator, "administrator@journey.example");
            removeAndInstallAgain(administrator, doctor, patient, prescription);
            // The one that the journey itself asks for while the function is away.
            browser.complaints.removeIf(
                    line -> line.matches(".*/prescriptions/[0-9a-f-]{36}: .*status of 404.*"));
            // The clock moves while pages are open: a ticket that a page was given before is old.
            browser.complaints.removeIf(
                    line -> line.matches(".*WebSocket connection to '[^']*/live' failed: HTTP.*"));
            assertThat(browser.complaints).isEmpty();
        }
    }

    private void setUp(Page page) {
        page.navigate(archive.read("var/setup-link").strip());
        Browser.picture(page, "setup-1280");
        assertThat(Accessible.faults(page, "id")).isEmpty();
        page.fill("[name=name]", "Ibu Administrator");
        page.fill("[name=login]", "administrator@journey.example");
        page.fill("[name=password]", PASSWORD);
        submit(page, "/setup");
        assertThat(page.locator("main")).isVisible();
        assertThat(archive.status("/setup")).as("setup is over").isEqualTo(404);
        Browser.picture(page, "dashboard-administrator-1280");
    }

    private static void openLocation(Page page) {
        page.navigate("/admin/locations/new");
        page.fill("[name=name]", "Klinik Sehat Sentosa");
        page.fill("[name=address]", "Jalan Melati 1, Bandung");
        page.fill("[name=phone]", "+62 22 1234567");
        submit(page, "/admin/locations");
        assertThat(page.locator("main")).containsText("Klinik Sehat Sentosa");
    }

    private static String invite(Page page) {
        page.navigate("/admin/people/new");
        page.fill("[name=name]", "Ayu Lestari");
        page.fill("[name=login]", "dokter@journey.example");
        page.check("[name=roles][value=DOCTOR]");
        page.fill("[name=title]", "dr.");
        page.fill("[name=sip]", "503/SIP/0001/2026");
        page.fill("[name=specialty]", "Dokter umum");
        page.fill("[name=practiceAddress]", "Jalan Melati 1, Bandung");
        page.fill("[name=practicePhone]", "+62 22 1234567");
        submit(page, "/admin/people");
        return page.locator("#one-time-code").textContent().strip();
    }

    private static void firstSignIn(Page page, String code) {
        page.navigate("/reset");
        page.fill("[name=code]", code);
        page.fill("[name=password]", PASSWORD);
        submit(page, "/reset");
        signIn(page, "dokter@journey.example");
        Browser.picture(page, "dashboard-doctor-1280");
    }

    private static void signIn(Page page, String login) {
        page.navigate("/sign-in");
        page.fill("[name=login]", login);
        page.fill("[name=password]", PASSWORD);
        submit(page, "/sign-in");
        assertThat(page.locator("form[action='/sign-out']").first()).isAttached();
    }

    private static void schedule(Page page) {
        page.navigate("/doctor/schedule");
        Locator from = page.locator("[name^='hours.'][name$='.from']");
        Locator until = page.locator("[name^='hours.'][name$='.until']");
        int rows = from.count();
        Map<String, Boolean> filled = new java.util.HashMap<>();
        for (int i = 0; i < rows; i++) {
            String name = from.nth(i).getAttribute("name").replace(".from", ".day");
            String day = page.locator("[name='" + name + "']").first().inputValue();
            if (filled.put(day, true) == null) {
                from.nth(i).fill("08:00");
                until.nth(i).fill("20:00");
            }
        }
        page.fill("[name=slotLength]", "20");
        submit(page, "/doctor/schedule");
        assertThat(page.locator("[name^='hours.'][name$='.from']").first()).hasValue("08:00");
        Browser.picture(page, "schedule-1280");
    }

    private static void register(Page page) {
        page.navigate("/register");
        Browser.picture(page, "register-360");
        page.fill("[name=name]", "Siti Rahayu");
        page.fill("[name=login]", "pasien@journey.example");
        page.fill("[name=password]", PASSWORD);
        page.fill("[name=birthDate]", "1991-03-08");
        page.selectOption("[name=sex]", "FEMALE");
        page.fill("[name=weightKg]", "54.5");
        page.fill("[name=allergies]", "Penisilin");
        page.check("[name=consent]");
        submit(page, "/register");
        assertThat(page.locator("html")).hasAttribute("lang", "id");
        Browser.picture(page, "dashboard-patient-360");
    }

    /** Finds the doctor, takes the first time of the day after tomorrow. */
    private static Instant book(Page page) {
        page.navigate("/doctors");
        Browser.picture(page, "doctors-360");
        page.locator("a[href^='/doctors/']").first().click();
        Browser.picture(page, "doctor-360");
        String day = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Jakarta")).plusDays(2) + "";
        String address = page.url().split("\\?")[0];
        page.navigate(address + "?from=" + day);
        Locator slot = page.locator("a[href^='/appointments/book']").first();
        Instant start =
                Instant.parse(
                        java.net.URLDecoder.decode(
                                slot.getAttribute("href").replaceAll(".*start=([^&]*).*", "$1"),
                                java.nio.charset.StandardCharsets.UTF_8));
        slot.click();
        page.fill("[name=reason]", "Demam tiga hari, tenggorokan sakit");
        Browser.picture(page, "book-360");
        submit(page, "/appointments");
        assertThat(page).hasURL(Pattern.compile("/appointments/[0-9a-f-]{36}"));
        Browser.picture(page, "appointment-patient-360");
        return start;
    }

    private static void confirm(Page page) {
        page.navigate("/doctor/agenda?view=week");
        Browser.picture(page, "agenda-1280");
        if (page.locator("form[action$='/confirm']").count() == 0) {
            page.locator("a[rel=next]").first().click();
        }
        page.locator("form[action$='/confirm'] button").first().click();
        page.waitForLoadState();
    }

    private static void complete(Page page) {
        page.navigate("/doctor/agenda");
        page.locator("main a[href*='/appointments/']").first().click();
        page.locator("form[action$='/complete'] button").click();
        assertThat(page.locator("form[action$='/complete']")).hasCount(0);
        Browser.picture(page, "appointment-doctor-1280");
    }

    private static void prescribe(Page page) {
        page.locator("a[href$='/prescription/create']").click();
        page.fill("[name=diagnosis]", "Faringitis akut");
        medicine(page, 0, "parase", "3x sehari 1 tablet sesudah makan", "10", "3");
        if (page.locator("[name='items.1.search']").count() == 0) {
            page.locator("[data-add=simple]").click();
        }
        medicine(page, 1, "cetiriz", "1x sehari 1 tablet malam", "5", "5");
        Browser.picture(page, "prescribe-1280");
        page.locator("button[name=do][value=sign]:visible").first().click();
        assertThat(page).hasURL(Pattern.compile("/doctor/prescriptions/[0-9a-f-]{36}$"));
        Browser.picture(page, "prescription-doctor-1280");
    }

    /** By keyboard, as a doctor in a hurry. */
    private static void medicine(
            Page page, int row, String typed, String dosage, String quantity, String days) {
        Locator search = page.locator("[name='items." + row + ".search']");
        search.click();
        search.pressSequentially(typed);
        assertThat(page.locator("[role=option]:visible").first()).isVisible();
        search.press("ArrowDown");
        search.press("Enter");
        assertThat(page.locator("[name='items." + row + ".product']"))
                .hasValue(Pattern.compile("[0-9a-f-]{36}"));
        page.fill("[name='items." + row + ".dosage']", dosage);
        page.fill("[name='items." + row + ".quantity']", quantity);
        page.fill("[name='items." + row + ".durationDays']", days);
    }

    /** Finds it from the dashboard and gives back what the page shows. */
    private static String read(Page page) {
        page.navigate("/");
        Browser.picture(page, "dashboard-prescription-360");
        page.locator("main a[href='/prescriptions']").first().click();
        page.locator("main a[href^='/prescriptions/']").first().click();
        assertThat(page.locator("main")).containsText("3x sehari 1 tablet sesudah makan");
        assertThat(page.locator("main")).containsText("Faringitis akut");
        assertThat(page.locator("main")).containsText("dr. Ayu Lestari");
        Browser.picture(page, "prescription-patient-360");
        return page.locator("main").innerText();
    }

    private void removeAndInstallAgain(
            Page administrator, Page doctor, Page patient, String prescription) {
        String address = patient.url();
        archive.client("rawat:function-remove rawat-prescriptions");
        Archive.until(
                Duration.ofSeconds(30),
                "prescriptions gone",
                () -> new Visitor(archive.url()).page("/prescriptions").status() == 404);
        patient.navigate("/");
        assertThat(patient.locator("a[href='/prescriptions']")).hasCount(0);
        doctor.navigate("/doctor/agenda");
        assertThat(doctor.locator("a[href='/doctor/prescriptions']")).hasCount(0);
        assertThat(doctor.locator("main")).isVisible();
        assertThat(patient.navigate(address).status()).isEqualTo(404);
        Browser.picture(patient, "not-found-360");

        administrator.navigate("/catalogue?q=paracetamol");
        administrator.locator("main td a[href^='/catalogue/']").first().click();
        String medicine = administrator.url();
        String former = renamed(administrator, medicine, "Nama baru sama sekali");
        archive.client("rawat:function-install rawat-prescriptions");
        Archive.until(
                Duration.ofSeconds(30),
                "prescriptions back",
                () -> new Visitor(archive.url()).get("/prescriptions").status() == 401);
        patient.navigate(address);
        assertThat(patient.locator("main").innerText()).isEqualTo(prescription);
        // Whoever comes after the journey finds the medicine by its name.
        renamed(administrator, medicine, former);
    }

    /** A product's later name changes nothing that was signed. */
    private static String renamed(Page page, String medicine, String name) {
        page.navigate(medicine);
        page.locator("a[href$='/edit']").first().click();
        String former = page.inputValue("[name=name]");
        page.fill("[name=name]", name);
        page.locator("main form button[type=submit]").first().click();
        assertThat(page.locator("main")).containsText(name);
        return former;
    }

    private static void submit(Page page, String action) {
        page.locator("form[action='" + action + "'][method=post] button[type=submit]")
                .last()
                .click();
        page.waitForLoadState();
    }
}
