package org.rawat.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.NavigationEntry;
import org.rawat.web.api.NavigationSource;
import org.rawat.web.api.SlotSource;

/** What other bundles put on every page, and the door that stands beside the front door's own. */
class EveryPageTest {
    private static final String ID = "0193a3a0-0000-7000-8000-000000000001";

    /** SHA-256 of "patient". */
    private static final String HASH =
            "2295ff7a8bd8b3f2884c6482146e3ded0417f72072c079fbe223e13e83a0388e";

    private Harness harness;

    @BeforeEach
    void start(@TempDir Path var) throws Exception {
        harness = new Harness(var, Map.of("slotDeadline", 400), 0);
        harness.publish(new SampleFunction());
        harness.sessions.put(
                "patient",
                new Actor(
                        Actor.Kind.ACCOUNT,
                        "account",
                        AccountId.fromPath(ID),
                        SampleFunction.PERSON,
                        Set.of(Role.PATIENT),
                        Set.of(),
                        Locale.forLanguageTag("id"),
                        ZoneId.of("Asia/Jakarta")));
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
    }

    @Test
    void whatListensLiveStandsOnEveryPageOfWhoeverIsSignedInAndKnowsTheSessionByItsHash()
            throws Exception {
        List<Map<String, Object>> subjects = Collections.synchronizedList(new ArrayList<>());
        harness.offer(
                source(
                        SlotSource.PAGE_LIVE,
                        subject -> {
                            subjects.add(subject);
                            return Optional.of(Fragment.of("card", Map.of("count", "[4711]")));
                        }));

        assertThat(page("/samples", true).body()).contains("[4711]").doesNotContain(HASH);
        assertThat(page("/nothing", true).body()).contains("[4711]");
        assertThat(page("/samples/new", false).body()).doesNotContain("[4711]");
        assertThat(subjects).hasSize(2).containsOnly(Map.of("session", HASH));
    }

    @Test
    void aBadgeStandsBesideItsEntryOfTheMainMenuAndNowhereElse() throws Exception {
        harness.offer(menu(6));
        harness.offer(
                source(
                        SlotSource.NAVIGATION_BADGE,
                        subject ->
                                Optional.of(Fragment.of("card", Map.of("count", "[4711]")))
                                        .filter(badge -> subject.get("entry").equals("sample.2"))));

        String body = page("/samples", true).body();

        assertThat(body.split("\\[4711]", -1)).as("the menu and the small menu").hasSize(3);
        assertThat(body.substring(body.indexOf("href=\"/sample-2\""), body.indexOf("[4711]")))
                .doesNotContain("</li>");
        assertThat(page("/samples/new", false).body()).doesNotContain("[4711]");
    }

    @Test
    @Timeout(20)
    void aBadgeThatHangsHoldsAPageUpOnceHoweverManyEntriesThereAre() throws Exception {
        harness.offer(menu(60));
        CountDownLatch never = new CountDownLatch(1);
        harness.offer(
                source(
                        SlotSource.NAVIGATION_BADGE,
                        subject -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return Optional.empty();
                        }));

        assertThat(page("/samples", true).body()).contains("/sample-59");
    }

    @Test
    void aDoorBesideTheFrontDoorLearnsWhoAsksAndFromWhichPage() throws Exception {
        String own = "http://localhost:" + harness.port();

        assertThat(beside("patient", own).body()).isEqualTo("account " + HASH + " 127.0.0.1 true");
        for (String foreign :
                List.of(
                        "",
                        "null",
                        "http://localhost",
                        own + "/",
                        own.toUpperCase(Locale.ROOT),
                        own + ".example.org",
                        "https://localhost:" + harness.port(),
                        "http://127.0.0.1:" + harness.port())) {
            assertThat(beside("patient", foreign).body()).as(foreign).endsWith(" false");
        }
    }

    @Test
    void whatADoorBesideTheFrontDoorThrowsIsAnsweredLikeEverywhere() throws Exception {
        HttpResponse<String> answer = beside("nobody", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).contains("urn:rawat:problem:not-signed-in");
    }

    private HttpResponse<String> beside(String session, String origin) throws Exception {
        HttpRequest.Builder request =
                harness.program("/beside").header("Cookie", "__Host-rawat=" + session);
        return harness.send(origin.isEmpty() ? request : request.header("Origin", origin));
    }

    private HttpResponse<String> page(String path, boolean signedIn) throws Exception {
        HttpRequest.Builder request = harness.browser(path);
        return harness.send(signedIn ? request.header("Cookie", "__Host-rawat=patient") : request);
    }

    private static NavigationSource menu(int entries) {
        List<NavigationEntry> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            all.add(
                    new NavigationEntry(
                            "sample." + i,
                            NavigationEntry.Place.MAIN,
                            "list.title",
                            "/sample-" + i,
                            null,
                            i,
                            Set.of()));
        }
        return () -> all;
    }

    private static SlotSource source(
            String slot, Function<Map<String, Object>, Optional<Fragment>> fragment) {
        return new SlotSource() {
            @Override
            public String slot() {
                return slot;
            }

            @Override
            public int order() {
                return 100;
            }

            @Override
            public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
                return fragment.apply(subject);
            }
        };
    }
}
