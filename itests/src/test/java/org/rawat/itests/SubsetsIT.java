package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Walks one running archive through every subset of functions by single installs and removals,
 * while people work with the others.
 */
@Tag("quick")
@Order(60)
class SubsetsIT {
    private static final Pattern REFRESHING =
            Pattern.compile("Refreshing bundles?:?(.*(?:\\R\\s+.*)*)");

    /** A function: a page of it for one role, and the addresses of its menu entries. */
    private record Function(String page, Set<String> entries) {}

    private static final Map<String, Function> FUNCTIONS = new LinkedHashMap<>();

    static {
        FUNCTIONS.put("rawat-catalogue", new Function("/catalogue", Set.of("/catalogue")));
        FUNCTIONS.put(
                "rawat-prescriptions",
                new Function("/doctor/prescriptions", Set.of("/doctor/prescriptions")));
        FUNCTIONS.put("rawat-prescriptions-pdf", new Function("/verify", Set.of()));
        FUNCTIONS.put(
                "rawat-conversations",
                new Function("/doctor/messages", Set.of("/doctor/messages")));
        FUNCTIONS.put("rawat-chat", new Function("/doctor/quick-replies", Set.of()));
        FUNCTIONS.put("rawat-calls", new Function("/calls", Set.of("/calls")));
    }

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final Visitor doctor = clinic.doctor();

    @Test
    void everySubsetShowsExactlyItsOwnAndDisturbsNobody() {
        Set<String> installed = new TreeSet<>(FUNCTIONS.keySet());
        String prescription = clinic.signedPrescription();
        String before = doctor.get("/doctor/prescriptions/" + prescription).body();
        String paper = "/doctor/prescriptions/" + prescription + "/pdf";
        byte[] printed = doctor.get(paper).response().body();
        String verify = "/verify/" + clinic.code("patient");
        String standing = doctor.get(verify).body();
        // A walk that enters every subset of those that know each other, and every one of those
        // that messages are made of: each step installs or removes one function. All subsets of
        // all five would be 24, three times as long, and prescriptions know nothing of messages.
        List<String> steps =
                List.of(
                        "rawat-catalogue",
                        "rawat-prescriptions",
                        "rawat-catalogue",
                        "rawat-prescriptions-pdf",
                        "rawat-catalogue",
                        "rawat-prescriptions",
                        "rawat-catalogue",
                        "rawat-prescriptions-pdf",
                        "rawat-chat",
                        "rawat-calls",
                        "rawat-conversations",
                        "rawat-conversations",
                        "rawat-calls",
                        "rawat-chat");
        showsExactly(installed);
        LiveSocket live = new LiveSocket(doctor, archive.port());
        for (String step : steps) {
            Set<String> others = new TreeSet<>(installed);
            others.remove(step);
            boolean install = !installed.contains(step);
            int logged = archive.log().length();
            try (Stream stream = new Stream(asks(others))) {
                Archive.until(Duration.ofSeconds(20), "under load", () -> stream.answers() > 20);
                String said =
                        archive.client(
                                "rawat:function-" + (install ? "install " : "remove ") + step);
                live.ask("beat", "{\"visible\":true}");
                if (install) {
                    installed.add(step);
                    Archive.until(
                            Duration.ofSeconds(30),
                            step + " served, console said: " + said,
                            () -> doctor.page(FUNCTIONS.get(step).page()).status() == 200);
                } else {
                    installed.remove(step);
                    Archive.until(
                            Duration.ofSeconds(30),
                            step + " gone, console said: " + said,
                            () -> doctor.page(FUNCTIONS.get(step).page()).status() == 404);
                }
                int after = stream.answers();
                Archive.until(
                        Duration.ofSeconds(20),
                        "still served",
                        () -> stream.answers() > after + 20);
                stream.close();
                assertThat(stream.unexpected()).as("while " + step + " moved").isEmpty();
            }
            refreshedNobodyElse(archive.log().substring(logged), step);
            showsExactly(installed);
            assertThat(live.ask("beat", "{\"visible\":true}").path("ok").asBoolean())
                    .as("the socket that was open before " + step + " moved")
                    .isTrue();
        }
        live.close();
        assertThat(installed).isEqualTo(FUNCTIONS.keySet());
        assertThat(doctor.get("/doctor/prescriptions/" + prescription).body()).isEqualTo(before);
        assertThat(doctor.get(paper).response().body()).isEqualTo(printed);
        assertThat(doctor.get(verify).body()).isEqualTo(standing);
    }

    /** It has no page: it shows in the console, and needs the catalogue. */
    @Test
    void aPharmacyComesAndGoesWithoutDisturbingAnybody() {
        int logged = archive.log().length();
        try (Stream stream = new Stream(asks(FUNCTIONS.keySet()))) {
            archive.client("rawat:function-install rawat-catalogue-fhir");
            Archive.until(
                    Duration.ofSeconds(30),
                    "the pharmacies' health in the console",
                    () -> archive.client("rawat:status").contains("pharmacies"));
            archive.client("rawat:function-remove rawat-catalogue-fhir");
            Archive.until(
                    Duration.ofSeconds(30),
                    "the pharmacies' health is gone",
                    () -> !archive.client("rawat:status").contains("pharmacies"));
            stream.close();
            assertThat(stream.unexpected()).isEmpty();
        }
        refreshedNobodyElse(archive.log().substring(logged), "rawat-catalogue-fhir");
        showsExactly(FUNCTIONS.keySet());
    }

    private List<Stream.Ask> asks(Set<String> functions) {
        List<Stream.Ask> asks = new ArrayList<>();
        asks.add(new Stream.Ask(doctor, "/", a -> a.status() == 200));
        asks.add(new Stream.Ask(doctor, "/doctor/agenda", a -> a.status() == 200));
        functions.forEach(
                name ->
                        asks.add(
                                new Stream.Ask(
                                        doctor,
                                        FUNCTIONS.get(name).page(),
                                        a -> a.status() == 200)));
        return asks;
    }

    private void showsExactly(Set<String> installed) {
        String dashboard = doctor.page("/").body();
        FUNCTIONS.forEach(
                (name, function) -> {
                    for (String entry : function.entries()) {
                        assertThat(dashboard.contains("href=\"" + entry + "\""))
                                .as(entry + " in the menu with " + installed)
                                .isEqualTo(installed.contains(name));
                    }
                    assertThat(doctor.page(function.page()).status())
                            .as(function.page() + " with " + installed)
                            .isEqualTo(installed.contains(name) ? 200 : 404);
                });
        if (installed.contains("rawat-prescriptions")) {
            String page =
                    doctor.page("/doctor/prescriptions/" + clinic.signedPrescription()).body();
            assertThat(page.contains(clinic.signedPrescription() + "/pdf"))
                    .as("the button of the printed prescription with " + installed)
                    .isEqualTo(installed.contains("rawat-prescriptions-pdf"));
        } else if (installed.contains("rawat-prescriptions-pdf")) {
            assertThat(doctor.page("/verify/" + "a".repeat(26)).status()).isEqualTo(404);
        }
    }

    private static void refreshedNobodyElse(String log, String feature) {
        String own = feature.replace("rawat-", "org.rawat.").replace('-', '.');
        Matcher lines = REFRESHING.matcher(log);
        while (lines.find()) {
            for (String word : lines.group(1).split("[\\s,]+")) {
                if (word.contains(".") && !word.startsWith(own)) {
                    throw new AssertionError(feature + " refreshed " + word);
                }
            }
        }
    }
}
