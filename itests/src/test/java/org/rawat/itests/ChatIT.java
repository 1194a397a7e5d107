package org.rawat.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A doctor and a patient write to each other, each in a browser; the patient's has no script for a
 * while.
 */
@Tag("quick")
@Order(87)
class ChatIT {
    private static Archive archive;
    private static Clinic clinic;
    private static Browser browser;
    private static Page doctor;
    private static Page patient;
    private static String conversation;

    @BeforeAll
    static void twoPeopleAreSignedIn() {
        archive = Archive.shared();
        clinic = Clinic.shared();
        conversation =
                clinic.visitor("doctor")
                        .post("/appointments/" + clinic.appointment("patient") + "/chat", Map.of())
                        .json()
                        .path("id")
                        .asText();
        browser = new Browser(archive.url());
        doctor = browser.person(1280, false, true, "en-US");
        patient = browser.person(360, false, true, "id-ID");
        Browser.signIn(doctor, "doctor");
        Browser.signIn(patient, "patient");
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static void room(Page page) {
        boolean doctors = page == doctor;
        page.navigate((doctors ? "/doctor" : "") + "/messages/" + conversation);
        online(page);
    }

    private static void online(Page page) {
        page.locator("rawat-live[state=online]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static void write(Page page, String text) {
        page.locator("textarea[name=body]").fill(text);
        page.locator("form[data-chat-composer] button[type=submit]").click();
    }

    private static Locator said(Page page, String text) {
        return page.locator("[data-thread] [data-seq]", new Page.LocatorOptions().setHasText(text));
    }

    @Test
    void whatIsWrittenStandsAtTheOtherSideAtOnceAndItsTicksGrow() {
        room(doctor);
        room(patient);
        String address = doctor.url();

        write(doctor, "Selamat pagi, bagaimana keadaannya?");

        said(patient, "Selamat pagi").waitFor();
        patient.bringToFront();
        assertThat(said(doctor, "Selamat pagi").locator("[data-tick=read]")).isVisible();
        patient.locator("textarea[name=body]").pressSequentially("Sud");
        assertThat(doctor.locator("[data-typing]")).not().isEmpty();
        write(patient, "Sudah lebih baik, Dok. Lihat https://contoh.example/hasil");
        said(doctor, "Sudah lebih baik").waitFor();
        assertThat(
                        said(doctor, "Sudah lebih baik")
                                .locator("a[href='https://contoh.example/hasil']"))
                .hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(doctor.url()).isEqualTo(address);
        Browser.picture(doctor, "chat-room-1280");
        Browser.picture(patient, "chat-room-360");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void theCountOfTheUnreadIsRightOnEveryPageAndGoesWhenItIsRead() {
        room(doctor);
        room(patient);
        assertThat(patient.locator(".rawat-nav-small [data-unread=PATIENT]"))
                .hasAttribute("hidden", "");
        patient.navigate("/appointments");
        online(patient);

        write(doctor, "Tolong minum obatnya sampai habis.");

        // At 360 px the entries are in the menu.
        patient.locator("details.rawat-drop > summary").click();
        Locator badge = patient.locator(".rawat-nav-small [data-unread=PATIENT]");
        assertThat(badge).isVisible();
        assertThat(badge.locator("[data-unread-count]")).hasText("1");
        Page list = patient.context().newPage();
        list.navigate("/messages");
        assertThat(list.locator("[data-unread-of] [data-unread-count]").first()).hasText("1");
        room(patient);
        assertThat(list.locator("[data-unread-of]").first()).isHidden();
        list.close();
        patient.navigate("/appointments");
        patient.locator("details.rawat-drop > summary").click();
        assertThat(badge).isHidden();
    }

    @Test
    void withoutALineItWaitsInTheBrowserAndGoesInOrderAlsoFromAnotherPage() {
        room(patient);
        room(doctor);
        patient.context().setOffline(true);
        patient.locator("rawat-live:not([state=online])")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        for (int i = 1; i <= 3; i++) {
            write(patient, "Tanpa sambungan " + i);
        }
        assertThat(patient.locator("[data-pending]")).hasCount(3);
        Browser.picture(patient, "chat-waiting-360");
        BrowserContext browserOfPatient = patient.context();
        patient.close();
        patient = browserOfPatient.newPage();
        browserOfPatient.setOffline(false);
        patient.navigate("/");
        online(patient);

        said(doctor, "Tanpa sambungan 3").waitFor();
        List<String> texts =
                doctor.locator("[data-thread] [data-seq] .cv-text").allTextContents().stream()
                        .filter(it -> it.startsWith("Tanpa sambungan"))
                        .toList();
        assertThat(texts)
                .containsExactly("Tanpa sambungan 1", "Tanpa sambungan 2", "Tanpa sambungan 3");
        room(patient);
        assertThat(patient.locator("[data-pending]")).hasCount(0);
    }

    @Test
    void withoutAScriptAPlainFormSendsOnceHoweverOftenItIsSent() {
        Page plain = browser.person(360, false, false, "id-ID");
        Browser.signIn(plain, "patient");
        plain.navigate("/messages/" + conversation);
        room(doctor);
        String cid = plain.locator("form[data-chat-composer] input[name=cid]").inputValue();
        plain.locator("textarea[name=body]").fill("Tanpa skrip");
        plain.locator("form[data-chat-composer] button[type=submit]").press("Enter");

        Browser.picture(plain, "chat-plain-360");
        said(doctor, "Tanpa skrip").waitFor();
        Visitor visitor = clinic.visitor("patient");
        Visitor.Answer again =
                visitor.post(
                        "/messages/" + conversation + "/send",
                        Map.of("cid", cid, "body", "Tanpa skrip"));
        assertThat(again.json().path("dup").asBoolean()).isTrue();
        assertThat(
                        visitor.post(
                                        "/messages/" + conversation + "/send",
                                        Map.of("cid", cid, "body", "Lain"))
                                .status())
                .isEqualTo(409);
        assertThat(said(doctor, "Tanpa skrip")).hasCount(1);
        plain.context().close();
    }

    @Test
    void historyIsNotAnnouncedAndANewMessageIsOnce() {
        Visitor writer = clinic.visitor("doctor");
        String address = "/doctor/messages/" + conversation + "/send";
        archive.set("etc/org.rawat.chat.cfg", "rate.per.minute", "100000");
        for (int i = 0; i < 60; i++) {
            Map<String, Object> message =
                    Map.of("cid", UUID.randomUUID().toString(), "body", "Catatan " + i);
            Archive.until(
                    Duration.ofSeconds(20),
                    "sent",
                    () -> writer.post(address, message).status() < 300);
        }
        room(patient);
        patient.evaluate(
                "() => { window.added = []; new MutationObserver((all) => { for (const it of all)"
                        + " for (const node of it.addedNodes) if (node.dataset?.seq)"
                        + " window.added.push(node.closest('[role=log]').getAttribute("
                        + "'aria-live')); })"
                        + ".observe(document.querySelector('[data-thread]'), {childList: true}); }");
        int before = patient.locator("[data-thread] [data-seq]").count();

        patient.locator("[data-earlier]").click();
        Archive.until(
                Duration.ofSeconds(10),
                "earlier messages",
                () -> patient.locator("[data-thread] [data-seq]").count() > before);
        assertThat((List<?>) patient.evaluate("window.added.splice(0)"))
                .isNotEmpty()
                .allMatch("off"::equals);
        write(patient, "Sekali saja");
        said(patient, "Sekali saja").waitFor();

        List<?> announced = (List<?>) patient.evaluate("window.added");
        assertThat(announced).hasSize(1);
        assertThat(announced.get(0)).isNotEqualTo("off");
    }
}
