package org.rawat.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A doctor and a patient call each other in two browsers, with false cameras and true media. */
@Tag("quick")
@Order(88)
class CallsIT {
    private static final Pattern CALL = Pattern.compile("/calls/sessions/[0-9a-f-]{36}$");

    /** What one browser has received so far, by its own account (W3C webrtc-stats). */
    private static final String RECEIVED =
            """
            async () => {
              const pc = document.querySelector("rawat-call").connection;
              const read = { audio: 0, video: 0 };
              if (!pc) return read;
              for (const it of (await pc.getStats()).values()) {
                if (it.type === "inbound-rtp" && it.kind === "audio") read.audio += it.packetsReceived;
                if (it.type === "inbound-rtp" && it.kind === "video") read.video += it.framesDecoded ?? 0;
              }
              return read;
            }
            """;

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
        browser = Browser.withMedia(archive.url());
        doctor = browser.person(1280, false, true, "en-US");
        patient = browser.person(360, false, true, "id-ID");
        Browser.signIn(doctor, "doctor");
        Browser.signIn(patient, "patient");
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static void call(Page page, String side, String type) {
        page.navigate((side.equals("doctor") ? "/doctor" : "") + "/messages/" + conversation);
        online(page);
        page.locator("form:has(input[name=type][value=" + type + "]) button").click();
        page.waitForURL(CALL);
    }

    private static void online(Page page) {
        page.locator("rawat-live[state=online]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static Locator status(Page page, String status) {
        return page.locator("rawat-call[data-status=" + status + "]");
    }

    private static void mediaFlow(Page page, String kind) {
        Archive.until(Duration.ofSeconds(15), kind + " arrives", () -> received(page, kind) > 20);
    }

    private static double received(Page page, String kind) {
        return ((Number) ((Map<?, ?>) page.evaluate(RECEIVED)).get(kind)).doubleValue();
    }

    @Test
    void aVideoCallRingsOnWhateverPageIsOpenAndMediaFlowBothWays() {
        patient.navigate("/appointments");
        online(patient);

        call(doctor, "doctor", "VIDEO");
        Locator incoming = patient.locator("rawat-incoming [role=alertdialog]");
        incoming.waitFor();
        assertThat(incoming).containsText("doctor");
        Browser.picture(patient, "call-incoming-360");
        assertThat(status(doctor, "ringing")).isVisible();
        Browser.picture(doctor, "call-ringing-1280");
        patient.locator("[data-answer]").click();

        status(doctor, "ongoing").waitFor();
        status(patient, "ongoing").waitFor();
        for (Page page : java.util.List.of(doctor, patient)) {
            mediaFlow(page, "audio");
            mediaFlow(page, "video");
        }
        Browser.picture(patient, "call-ongoing-360");
        Browser.picture(doctor, "call-ongoing-1280");
        String words = doctor.locator("[data-words]").textContent();
        assertThat(words.split(" · ")).hasSize(4);
        assertThat(patient.locator("[data-words]")).hasText(words);

        doctor.locator("[data-do=mic]").click();
        assertThat(patient.locator("[data-other-media=mic]")).isVisible();
        doctor.locator("[data-do=cam]").click();
        assertThat(patient.locator("[data-other-media=cam]")).isVisible();
        patient.locator("[data-do=end]").click();

        status(doctor, "ended").waitFor();
        assertThat(doctor.evaluate("document.querySelector('[data-own]').srcObject")).isNull();
        doctor.navigate("/doctor/messages/" + conversation);
        assertThat(doctor.locator("[data-kind=video_call]").last())
                .containsText("Panggilan keluar");
        patient.navigate("/messages/" + conversation);
        assertThat(patient.locator("[data-kind=video_call]").last())
                .containsText("Panggilan masuk");
        patient.navigate("/calls");
        Browser.picture(patient, "calls-360");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aDeclinedCallFallsSilentEverywhereAndIsToldTheCaller() {
        Page second = patient.context().newPage();
        second.navigate("/");
        patient.navigate("/");
        online(patient);
        online(second);

        call(doctor, "doctor", "VOICE");
        patient.locator("rawat-incoming [data-reject]").waitFor();
        second.locator("rawat-incoming [data-reject]").waitFor();
        patient.locator("rawat-incoming [data-reject]").click();

        status(doctor, "rejected").waitFor();
        second.locator("rawat-incoming")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        second.close();
    }

    @Test
    void aCallThatTheCallerGivesUpIsAMissedOne() {
        patient.navigate("/");
        online(patient);
        call(doctor, "doctor", "VOICE");
        patient.locator("rawat-incoming [data-reject]").waitFor();

        doctor.locator("[data-do=end]").click();

        patient.locator("rawat-incoming")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        patient.navigate("/calls");
        assertThat(patient.locator(".calls-list li").first()).containsText("tak terjawab");
    }

    @Test
    void whoCallEachOtherAreInOneCall() {
        call(doctor, "doctor", "VOICE");
        call(patient, "patient", "VOICE");

        status(doctor, "ongoing").waitFor();
        status(patient, "ongoing").waitFor();
        assertThat(patient.url()).isEqualTo(doctor.url());
        mediaFlow(doctor, "audio");
        mediaFlow(patient, "audio");
        doctor.locator("[data-do=end]").click();
        status(patient, "ended").waitFor();
    }

    @Test
    void movesByProgramGoThroughTheSameMachine() {
        Visitor caller = clinic.visitor("doctor");
        Visitor called = clinic.visitor("patient");
        JsonNode call =
                caller.post(
                                "/calls/conversations/" + conversation + "/initiate",
                                Map.of("type", "VOICE", "device", UUID.randomUUID().toString()))
                        .json();
        String address = "/calls/sessions/" + call.path("id").asText();

        Visitor.Answer answered = called.post(address + "/answer", Map.of());
        assertThat(answered.json().path("status").asText()).isEqualTo("ONGOING");
        assertThat(called.post(address + "/reject", Map.of()).status()).isEqualTo(409);
        Visitor.Answer ended = caller.post(address + "/end", Map.of());
        assertThat(ended.json().path("status").asText()).isEqualTo("ENDED");
        assertThat(called.post(address + "/answer", Map.of()).json()).isEqualTo(ended.json());
        assertThat(clinic.visitor("other-patient").post(address + "/end", Map.of()).status())
                .isEqualTo(404);
    }
}
