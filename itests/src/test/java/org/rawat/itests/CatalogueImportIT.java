package org.rawat.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Staff bring a list as a spreadsheet wrote it, say what its columns are, and see what came of it.
 */
@Tag("quick")
@Order(35)
class CatalogueImportIT {
    private static final int ROWS = 8000;
    private static final List<String> FIELDS =
            List.of("code", "name", "strength", "form", "unit", "category", "price", "ignore");

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(archive.url());
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        clinic.signInAgain();
    }

    @Test
    void aListIsMappedOnceLoadedAndTheSecondTimeChangesNothing() {
        Page phone = browser.person(360, false, true, "id-ID");
        Browser.signIn(phone, "staff");
        bring(phone);
        assertThat(phone.locator("main")).containsText("Café-Krim 0");
        judge(phone, "id", "catalogue-mapping-360");
        for (int i = 0; i < FIELDS.size(); i++) {
            phone.selectOption("[name='columns." + i + ".field']", FIELDS.get(i));
        }
        phone.click("main form button[type=submit]");
        assertThat(phone.locator("main")).containsText("Baris yang tidak dimuat");
        assertThat(phone.locator("main table")).containsText("4002");
        judge(phone, "id", "catalogue-report-360");

        Page desk = browser.person(1280, true, false, "id-ID");
        Browser.signIn(desk, "staff");
        bring(desk);
        assertThat(desk.locator("[name='columns.0.field']")).hasValue("code");
        assertThat(desk.locator("[name='columns.7.field']")).hasValue("ignore");
        Browser.picture(desk, "catalogue-mapping-1280");
        desk.click("main form button[type=submit]");
        while (desk.locator("main [data-refresh] a").count() > 0) {
            desk.click("main [data-refresh] a");
        }
        assertThat(desk.locator("main")).containsText("Baris yang tidak dimuat");
        assertThat(desk.locator("main dd").nth(1)).hasText("0");
        assertThat(desk.locator("main dd").nth(2)).hasText("0");
        Browser.picture(desk, "catalogue-report-1280");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void howFarItIsCanBeRead() {
        Page page = browser.person(360, true, true, "en-US");
        Browser.signIn(page, "staff");
        page.click("details.rawat-drop > summary");
        page.click("button[name=language][value=en]");
        page.waitForLoadState();
        page.navigate("/catalogue/import");
        judge(page, "en", "catalogue-import-360");
        // Without its script the page stays as the server made it.
        page.route(Pattern.compile(".*catalogue\\.js"), Route::abort);
        bring(page);
        judge(page, "en", "catalogue-mapping-en-360");
        for (int i = 0; i < FIELDS.size(); i++) {
            page.selectOption("[name='columns." + i + ".field']", FIELDS.get(i));
        }
        page.click("main form button[type=submit]");
        page.waitForLoadState();
        judge(page, "en", "catalogue-progress-360");
        page.navigate("/catalogue/import");
        page.setInputFiles(
                "[name=file]",
                new FilePayload(
                        "list.csv",
                        "text/csv",
                        "PK\u0003\u0004".getBytes(Charset.forName("windows-1252"))));
        page.click("main form button[type=submit]");
        assertThat(page.locator("#form-problems")).isVisible();
        judge(page, "en", "catalogue-refused-360");
    }

    private void bring(Page page) {
        page.navigate("/catalogue/import");
        page.setInputFiles("[name=file]", new FilePayload("daftar.csv", "text/csv", list()));
        page.click("main form button[type=submit]");
        page.waitForURL("**/catalogue/imports/*");
    }

    /** As a spreadsheet in Indonesia writes it when nobody tells it otherwise. */
    private static byte[] list() {
        StringBuilder text =
                new StringBuilder("No Urut;Item;Dosis;Jenis;Kemasan;Kelas;Rp;Catatan\r\n");
        for (int i = 0; i < ROWS; i++) {
            text.append("IT-").append(i).append(";Café-Krim ").append(i).append(";5 mg;krim;");
            text.append(i == 4000 ? "" : "tube").append(";skin;1.500,00;x\r\n");
        }
        return text.toString().getBytes(Charset.forName("windows-1252"));
    }

    private static void judge(Page page, String language, String name) {
        assertThat(Accessible.faults(page, language)).as(name).isEmpty();
        Browser.picture(page, name);
    }
}
