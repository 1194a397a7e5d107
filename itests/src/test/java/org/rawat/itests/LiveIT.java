package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one socket of a browser: its tabs, its cuts, its end. */
@Tag("quick")
@Order(86)
class LiveIT {
    private static final String STATE = "document.querySelector('rawat-live').state";
    private static final String LEADS = "document.querySelector('rawat-live').leads";

    private static Archive archive;
    private static Clinic clinic;
    private static LiveBundle function;
    private static Browser browser;

    private final List<WebSocket> opened = Collections.synchronizedList(new ArrayList<>());
    private Page first;
    private BrowserContext context;

    @BeforeAll
    static void aFunctionThatSpeaks() {
        archive = Archive.shared();
        clinic = Clinic.shared();
        function = new LiveBundle(archive);
        browser = new Browser(archive.url());
    }

    @AfterAll
    static void itGoes() {
        browser.close();
        function.close();
    }

    @BeforeEach
    void signedIn() {
        browser.complaints.clear();
        first = browser.person(1280, false, true, "id");
        context = first.context();
        context.onPage(page -> page.onWebSocket(opened::add));
        first.onWebSocket(opened::add);
        Browser.signIn(first, "patient");
        online(first);
    }

    @AfterEach
    void nobodyComplains() {
        context.close();
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void twoTabsShareOneSocketAndBothHearEverythingOnceInOrder() {
        Page second = tab("/profile");
        opened.clear();
        first.navigate("/");
        Page third = tab("/");
        List.of(first, second, third).forEach(LiveIT::online);
        listen(first);
        listen(second);
        listen(third);

        for (int i = 0; i < 20; i++) {
            say(List.of(first, second, third).get(i % 3), "kata " + i);
        }

        List<String> words = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            words.add("kata " + i);
        }
        for (Page page : List.of(first, second, third)) {
            until(page, "window.heard.length >= 20");
            assertThat(page.evaluate("window.heard")).isEqualTo(words);
        }
        assertThat(List.of(first, second, third).stream().filter(LiveIT::leads)).hasSize(1);
        assertThat(opened.stream().filter(socket -> !socket.isClosed()).count())
                .as("sockets since the leader may have changed")
                .isLessThanOrEqualTo(1);
        assertThat(second.evaluate("document.querySelector('rawat-live').lastSeq"))
                .isEqualTo(first.evaluate("document.querySelector('rawat-live').lastSeq"));
        assertThat(
                        second.evaluate(
                                "document.querySelector('rawat-live').request('nothing')"
                                        + ".catch((e) => e.code + e.message)"))
                .isEqualTo("unsupportedBagian ini sedang tidak tersedia.");
    }

    @Test
    void whenTheLeadingTabClosesAnotherTakesOverWithinASecondAndMissesNothing() {
        Page second = tab("/profile");
        Page leader = leads(first) ? first : second;
        Page other = leader == first ? second : first;
        listen(other);
        try (LiveSocket elsewhere = new LiveSocket(clinic.patient(), archive.port())) {
            elsewhere.ask("test.say", "{\"word\":\"sebelum\"}");
            long closing = System.nanoTime();
            leader.close();
            elsewhere.ask("test.say", "{\"word\":\"sementara\"}");
            until(other, LEADS + " && " + STATE + " === 'online'");
            long took = System.nanoTime() - closing;
            elsewhere.ask("test.say", "{\"word\":\"sesudah\"}");

            until(other, "window.heard.length >= 3");
            assertThat(other.evaluate("window.heard"))
                    .isEqualTo(List.of("sebelum", "sementara", "sesudah"));
            System.out.printf("another tab led after %.0f ms (goal 1000)%n", took / 1e6);
            assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aLeaderThatSleepsIsReplacedByATabInSight() {
        Page second = tab("/profile");
        Page leader = leads(first) ? first : second;
        Page other = leader == first ? second : first;
        // As in a tab that the browser has put to sleep: nothing runs, and the line stays open.
        leader.evaluate(
                "setTimeout(() => { const end = Date.now() + 8000; while (Date.now() < end); })");

        other.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        long asleep = System.nanoTime();
        until(other, LEADS + " && " + STATE + " === 'online'");
        assertThat(Duration.ofNanos(System.nanoTime() - asleep)).isLessThan(Duration.ofSeconds(7));
        listen(other);
        say(other, "bangun");
        until(other, "window.heard.length >= 1");
        until(leader, "!" + LEADS + " && " + STATE + " === 'online'");
        assertThat(leads(other)).isTrue();
    }

    @Test
    void afterAnOfflineWhileThePageHearsWhatItMissed() {
        listen(first);
        context.setOffline(true);
        until(first, STATE + " === 'offline'");
        context.setOffline(false);
        until(first, STATE + " === 'online'");
        try (LiveSocket elsewhere = new LiveSocket(clinic.patient(), archive.port())) {
            elsewhere.ask("test.say", "{\"word\":\"kembali\"}");
        }
        until(first, "window.heard.length >= 1");
        assertThat(first.evaluate("window.heard")).isEqualTo(List.of("kembali"));
    }

    @Test
    void whoComesBackToAPageHearsWhatHappenedMeanwhile() {
        first.navigate("/profile");
        online(first);
        first.navigate("/");
        online(first);
        try (LiveSocket elsewhere = new LiveSocket(clinic.patient(), archive.port())) {
            elsewhere.ask("test.say", "{\"word\":\"lama\"}");
            first.goBack();
            online(first);
            listen(first);
            elsewhere.ask("test.say", "{\"word\":\"baru\"}");
        }
        until(first, "window.heard.includes('baru')");
    }

    @Test
    void aSessionThatIsEndedElsewhereEndsTheSocketOfEveryTabAndTheyAreTold() {
        Page second = tab("/profile");
        for (Page page : List.of(first, second)) {
            page.evaluate(
                    "document.querySelector('rawat-live').addEventListener('signed-out',"
                            + " () => { window.over = true; })");
        }
        Visitor elsewhere =
                new Visitor(archive.url()).signIn("patient@clinic.example", Clinic.PASSWORD);

        for (JsonNode session : elsewhere.get("/profile/sessions").json()) {
            // Those of the browser, and not the other tests'.
            if (session.path("userAgent").asText().contains("Chrome")) {
                elsewhere.post(
                        "/profile/sessions/" + session.path("id").asText() + "/end", Map.of());
            }
        }

        for (Page page : List.of(first, second)) {
            until(page, "window.over === true && " + STATE + " === 'offline'");
        }
    }

    private Page tab(String path) {
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        browser.complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.navigate(path);
        online(page);
        return page;
    }

    private static void listen(Page page) {
        page.evaluate(
                "window.heard = []; document.querySelector('rawat-live')"
                        + ".addEventListener('test.said', (e) => window.heard.push(e.detail.word))");
    }

    private static void say(Page page, String word) {
        page.evaluate(
                "(word) => document.querySelector('rawat-live').request('test.say', { word })",
                word);
    }

    private static boolean leads(Page page) {
        return (Boolean) page.evaluate(LEADS);
    }

    private static void online(Page page) {
        until(page, STATE + " === 'online'");
    }

    /** The pages' policy forbids what Playwright's own waiting would do. */
    private static void until(Page page, String condition) {
        Archive.until(
                Duration.ofSeconds(20),
                condition + " on " + page.url(),
                () -> Boolean.TRUE.equals(page.evaluate(condition)));
    }
}
