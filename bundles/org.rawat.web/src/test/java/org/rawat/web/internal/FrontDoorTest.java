package org.rawat.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.audit.api.AuditEntry;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

class FrontDoorTest {
    private static final String ID = SampleFunction.PERSON.toString();
    private static final String OTHER = "0193a3a0-0000-7000-8000-000000000002";

    private final SampleFunction sample = new SampleFunction();
    private Harness harness;

    @BeforeEach
    void start(@TempDir Path var) throws Exception {
        harness = new Harness(var, Map.of("bodyLimit", 2048), 0);
        harness.publish(sample);
        harness.sessions.put("patient", actor(Role.PATIENT));
        harness.sessions.put("doctor", actor(Role.DOCTOR));
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        for (String path : List.of("/", "/nothing", "/health/live", "/assets/web/x/y")) {
            HttpResponse<String> answer = harness.send(harness.browser(path));
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void aPageIsRenderedInTheReadersLanguageAndEscaped() throws Exception {
        HttpResponse<String> page = harness.send(as("patient", harness.browser("/samples")));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"id\"", "<h1>Contoh</h1>", "1 baris")
                .contains("&lt;b&gt;Sari&lt;/b&gt;")
                .contains("Senin, 23 November 2026, 11.00 WIT (09.00 WIB)")
                .contains("1.250", "Rp 12,50")
                .contains("/assets/sample/")
                .doesNotContain("<b>Sari");
        HttpResponse<String> english =
                harness.send(
                        as(
                                "patient",
                                harness.browser("/samples").header("X", "y"),
                                "__Host-rawat-lang=en.id"));
        assertThat(english.body()).contains("<html lang=\"en\"", "Samples", "Monday");
    }

    @Test
    void theSameMethodAnswersAProgramWithTheRecordAsJson() throws Exception {
        HttpResponse<String> json = harness.send(as("patient", harness.program("/samples")));
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json.body())
                .isEqualTo(
                        "[{\"id\":\""
                                + ID
                                + "\",\"name\":\"<b>Sari</b>\",\"at\":\"2026-11-23T02:00:00Z\","
                                + "\"day\":\"2026-11-23\",\"count\":1250}]");
    }

    @Test
    void whoIsNotSignedInIsSentToSignInAndBack() throws Exception {
        HttpResponse<String> browser = harness.send(harness.browser("/samples?after=1"));
        assertThat(browser.statusCode()).isEqualTo(303);
        assertThat(browser.headers().firstValue("Location"))
                .contains("/sign-in?next=%2Fsamples%3Fafter%3D1");
        HttpResponse<String> program = harness.send(harness.program("/samples"));
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(program.body()).contains("urn:rawat:problem:not-signed-in");
        assertThat(harness.recorded).isEmpty();
    }

    @Test
    void aReadIsRecordedOnceWithEverybodyItShows() throws Exception {
        PersonId inSlot = PersonId.fromPath(OTHER);
        harness.offer(
                slot(
                        1,
                        () ->
                                Optional.of(
                                        new Fragment("card", Map.of("count", 7), Set.of(inSlot)))));
        HttpResponse<String> page = harness.send(as("patient", harness.browser("/samples/" + ID)));
        assertThat(page.body()).contains("Kartu", ">7</a>");
        assertThat(harness.recorded).hasSize(1);
        AuditEntry entry = harness.recorded.get(0);
        assertThat(entry.action()).isEqualTo("sample.read");
        assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.SUCCESS);
        assertThat(entry.persons()).containsExactlyInAnyOrder(SampleFunction.PERSON, inSlot);
        assertThat(entry.objectType()).isEqualTo("sample");
        assertThat(entry.objectId()).isEqualTo(ID);
        assertThat(entry.detail()).containsEntry("route", "GET /samples/{sample}");
    }

    @Test
    void anAbsentAndAMalformedIdAnswerAlikeAndAreRecordedAsRefused() throws Exception {
        HttpResponse<String> absent =
                harness.send(as("patient", harness.program("/samples/" + OTHER)));
        HttpResponse<String> malformed =
                harness.send(as("patient", harness.program("/samples/Ibu-Sari")));
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(anonymised(absent)).isEqualTo(anonymised(malformed));
        assertThat(harness.recorded)
                .extracting(AuditEntry::outcome)
                .containsExactly(AuditEntry.Outcome.REFUSED, AuditEntry.Outcome.REFUSED);
        assertThat(harness.recorded.toString()).doesNotContain("Ibu-Sari");
    }

    @Test
    void aRoleThatMayNotAskIsForbidden() throws Exception {
        HttpResponse<String> answer =
                harness.send(
                        as("patient", harness.program("/samples/" + ID))
                                .PUT(BodyPublishers.ofString("{\"name\":\"x\"}"))
                                .header("Content-Type", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("urn:rawat:problem:forbidden");
        assertThat(harness.recorded).hasSize(1);
        assertThat(sample.stored).isEmpty();
    }

    @Test
    void anUnexpectedFailureTellsNothingButItsNumber() throws Exception {
        HttpResponse<String> page = harness.send(harness.browser("/samples/x/broken"));
        assertThat(page.statusCode()).isEqualTo(500);
        String id = page.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(page.body())
                .contains(id)
                .doesNotContain("secret of the house", "Exception", "org.rawat");
        assertThat(harness.recorded)
                .extracting(AuditEntry::outcome)
                .containsExactly(AuditEntry.Outcome.FAILED);
    }

    @Test
    void aFormIsStoredAndTheNextPageSaysSoOnce() throws Exception {
        String csrf = csrf("__Host-rawat-visit=abc");
        HttpResponse<String> answer =
                harness.send(form("/samples", "name=Sari&count=3&items.0.dosage=1&_csrf=" + csrf));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/samples/" + ID);
        assertThat(sample.stored).containsExactly("Sari3[1]");
        String notice =
                answer.headers().allValues("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith("__Host-rawat-notice="))
                        .map(cookie -> cookie.split(";")[0])
                        .findFirst()
                        .orElseThrow();
        HttpResponse<String> next =
                harness.send(as("patient", harness.browser("/samples"), notice));
        assertThat(next.body()).contains("Tersimpan.");
        assertThat(next.headers().allValues("Set-Cookie").toString())
                .contains("__Host-rawat-notice=;");
        HttpResponse<String> forged =
                harness.send(as("patient", harness.browser("/samples"), notice + "x"));
        assertThat(forged.body()).doesNotContain("Tersimpan.");
    }

    @Test
    void aWrongFormIsShownAgainWithWhatWasTyped() throws Exception {
        String csrf = csrf("__Host-rawat-visit=abc");
        HttpResponse<String> answer =
                harness.send(
                        form(
                                "/samples",
                                "name=Sari+Dewi+Lestari&count=x&items.0.dosage=%22%3E&wrong=1&_csrf="
                                        + csrf));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"Sari Dewi Lestari\"", "value=\"x\"", "value=\"&quot;&gt;\"")
                .contains("Paling banyak 10 karakter.", "Harus berupa angka.", "tidak dikenal")
                .contains("aria-invalid=\"true\"", "id=\"f-name-error\"");
        assertThat(sample.stored).isEmpty();
    }

    @Test
    void aConflictShowsTheFormWithTheSentence() throws Exception {
        String csrf = csrf("__Host-rawat-visit=abc");
        HttpResponse<String> page =
                harness.send(form("/samples", "name=taken&count=1&_csrf=" + csrf));
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Nama taken sudah dipakai.", "value=\"taken\"");
        HttpResponse<String> json =
                harness.send(json("/samples", "{\"name\":\"taken\",\"count\":1}", csrf));
        assertThat(json.statusCode()).isEqualTo(409);
        assertThat(json.body()).contains("urn:rawat:problem:taken", "Nama taken sudah dipakai.");
    }

    @Test
    void aProgramCreatesWithTheTokenOfItsSession() throws Exception {
        String csrf = csrf("__Host-rawat-visit=abc");
        HttpResponse<String> created =
                harness.send(
                        json(
                                "/samples",
                                "{\"name\":\"Sari\",\"count\":2,\"items\":[{\"dosage\":\"1\"}]}",
                                csrf));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/samples/" + ID);
        assertThat(created.body()).isEqualTo("[\"Sari\"]");
        HttpResponse<String> wrong =
                harness.send(json("/samples", "{\"name\":1,\"items\":[{\"dose\":\"1\"}]}", csrf));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "\"pointer\":\"#/name\"",
                        "\"pointer\":\"#/items/0/dosage\"",
                        "\"field\":\"items.0.dose\"");
    }

    @Test
    void aChangeWithoutOurTokenIsRefused() throws Exception {
        String csrf = csrf("__Host-rawat-visit=abc");
        assertThat(harness.send(form("/samples", "name=Sari&count=1")).statusCode()).isEqualTo(403);
        assertThat(harness.send(form("/samples", "name=S&count=1&_csrf=x")).statusCode())
                .isEqualTo(403);
        String good = "name=S&count=1&_csrf=" + csrf;
        assertThat(
                        harness.send(form("/samples", good).header("Sec-Fetch-Site", "cross-site"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        harness.send(form("/samples", good).header("Origin", "http://evil.example"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        harness.send(
                                        harness.browser("/samples")
                                                .POST(BodyPublishers.ofString(good))
                                                .header("Cookie", "__Host-rawat-visit=other")
                                                .header(
                                                        "Content-Type",
                                                        "application/x-www-form-urlencoded"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(sample.stored).isEmpty();
        assertThat(harness.send(form("/samples", good)).statusCode()).isEqualTo(303);
    }

    @Test
    void aFormMayPutOnlyWithOurToken() throws Exception {
        String csrf = csrf("__Host-rawat=doctor");
        String body = "name=x&_method=PUT&_csrf=";
        HttpRequest.Builder good =
                as("doctor", harness.browser("/samples/" + ID))
                        .POST(BodyPublishers.ofString(body + csrf))
                        .header("Content-Type", "application/x-www-form-urlencoded");
        assertThat(harness.send(good).statusCode()).isEqualTo(303);
        assertThat(sample.stored).containsExactly("put x");
        HttpRequest.Builder bad =
                as("doctor", harness.browser("/samples/" + ID))
                        .POST(BodyPublishers.ofString(body + "y"))
                        .header("Content-Type", "application/x-www-form-urlencoded");
        assertThat(harness.send(bad).statusCode()).isEqualTo(403);
        HttpRequest.Builder header =
                as("doctor", harness.browser("/samples/" + ID))
                        .POST(BodyPublishers.ofString("name=x&_csrf=" + csrf))
                        .header("X-HTTP-Method-Override", "PUT")
                        .header("Content-Type", "application/x-www-form-urlencoded");
        assertThat(harness.send(header).statusCode()).isEqualTo(405);
        assertThat(sample.stored).hasSize(1);
    }

    @Test
    void hostileRequestsAreAnsweredWithFourHundreds() throws Exception {
        String csrf = csrf("__Host-rawat-visit=abc");
        Map<String, Integer> bodies =
                Map.of(
                        "{",
                        400,
                        "[]",
                        400,
                        "{\"name\":\"a\",\"name\":\"b\"}",
                        400,
                        "{\"name\":1e999999}",
                        422,
                        "{\"a\":".repeat(50) + "1" + "}".repeat(50),
                        400,
                        "{\"name\":\"" + "x".repeat(3000) + "\"}",
                        413,
                        "{\"name\":\"a\\u0000b\",\"count\":1}",
                        422,
                        "{\"name\":\"a\\ud800\",\"count\":1}",
                        422);
        for (Map.Entry<String, Integer> body : bodies.entrySet()) {
            HttpResponse<String> answer = harness.send(json("/samples", body.getKey(), csrf));
            assertThat(answer.statusCode())
                    .as(body.getKey() + answer.body())
                    .isEqualTo(body.getValue());
        }
        for (String raw : List.of("name=%zz", "name=%ff", "a.b.c.d.e.f.g=1", "a=1&a.b=2")) {
            assertThat(harness.send(form("/samples", raw + "&_csrf=" + csrf)).statusCode())
                    .as(raw)
                    .isIn(400, 403);
        }
        assertThat(harness.send(form("/samples", "name=a%00b&count=1&_csrf=" + csrf)).statusCode())
                .isEqualTo(422);
        assertThat(harness.send(harness.browser("/samples/new?_type=json")).statusCode())
                .isEqualTo(400);
        assertThat(harness.send(harness.browser("/samples/new?x=%ff")).statusCode()).isEqualTo(400);
        HttpRequest.Builder xml =
                harness.program("/samples")
                        .POST(BodyPublishers.ofString("<a/>"))
                        .header("Cookie", "__Host-rawat-visit=abc")
                        .header("X-CSRF-Token", csrf)
                        .header("Content-Type", "application/xml");
        assertThat(harness.send(xml).statusCode()).isEqualTo(415);
        assertThat(sample.stored).isEmpty();
    }

    @Test
    void aFileComesByMultipartAndOnlyItsNameIsKept() throws Exception {
        String csrf = csrf("__Host-rawat-visit=abc");
        String body =
                part("name", null, "Sari")
                        + part("count", null, "1")
                        + part("_csrf", null, csrf)
                        + part("file", "..\\..\\etc/passwd.png", "PNG")
                        + "--b--\r\n";
        HttpRequest.Builder request =
                harness.browser("/samples")
                        .POST(BodyPublishers.ofString(body))
                        .header("Cookie", "__Host-rawat-visit=abc")
                        .header("Content-Type", "multipart/form-data; boundary=b");
        HttpResponse<String> answer = harness.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(sample.stored).containsExactly("Sari1[passwd.png]");
    }

    @Test
    void methodsAndPathsAreMatchedOnce() throws Exception {
        HttpResponse<String> wrong = harness.send(harness.program("/samples/new").DELETE());
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(harness.send(harness.program("/samples/x/deep")).statusCode()).isEqualTo(200);
        assertThat(harness.send(harness.program("/samples/")).statusCode()).isEqualTo(404);
        HttpRequest.Builder head =
                harness.browser("/samples/new").method("HEAD", BodyPublishers.noBody());
        HttpResponse<String> headed = harness.send(head);
        assertThat(headed.statusCode()).isEqualTo(200);
        assertThat(headed.body()).isEmpty();
        HttpRequest.Builder options =
                harness.browser("/samples").method("OPTIONS", BodyPublishers.noBody());
        assertThat(harness.send(options).headers().firstValue("Allow"))
                .contains("GET, POST, HEAD, OPTIONS");
    }

    @Test
    void whatIsInstalledButNotServedIsUnavailableAndWhatIsNotInstalledIsAbsent() throws Exception {
        harness.declared.add(List.of("chat"));
        HttpResponse<String> declared = harness.send(harness.browser("/chat"));
        assertThat(declared.statusCode()).isEqualTo(503);
        assertThat(declared.headers().firstValue("Retry-After")).isPresent();
        assertThat(declared.body()).contains("http-equiv=\"refresh\"");
        assertThat(harness.send(harness.browser("/calls")).statusCode()).isEqualTo(404);
        harness.functions.withdraw(sample);
        assertThat(harness.send(harness.browser("/samples/new")).statusCode()).isEqualTo(404);
        harness.publish(sample);
        assertThat(harness.send(harness.browser("/samples/new")).statusCode()).isEqualTo(200);
    }

    @Test
    void aBrokenContributionEmptiesOnlyItsOwnSlot() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        harness.offer(
                slot(
                        1,
                        () -> {
                            throw new IllegalStateException("broken");
                        }));
        harness.offer(
                slot(
                        2,
                        () -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return Optional.empty();
                        }));
        harness.offer(slot(3, () -> Optional.of(Fragment.of("absent", Map.of()))));
        harness.offer(slot(4, () -> Optional.of(Fragment.of("card", Map.of("count", 42)))));
        HttpResponse<String> page = harness.send(as("patient", harness.browser("/samples")));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(">42</a>", "1.250");
        never.countDown();
    }

    @Test
    void aFileIsSentUnderItsNameWithNothingRunningInIt() throws Exception {
        HttpResponse<String> file =
                harness.send(as("patient", harness.browser("/samples/" + ID + "/file")));
        assertThat(file.body()).isEqualTo("isi");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains(
                        "attachment; filename=\"r_sep _1_.txt\";"
                                + " filename*=UTF-8''r%C3%A9sep%20%221%22.txt");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(harness.recorded).hasSize(1);
    }

    @Test
    void assetsAreKeptForEverUnderTheirHash() throws Exception {
        String page = harness.send(harness.browser("/")).body();
        String href = page.substring(page.indexOf("/assets/web/"));
        href = href.substring(0, href.indexOf('"'));
        HttpResponse<String> asset =
                harness.send(harness.browser(href).header("Accept-Encoding", "gzip"));
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(asset.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(harness.send(harness.browser("/assets/web/0000/rawat.css")).statusCode())
                .isEqualTo(404);
        assertThat(harness.send(harness.browser("/assets/web/../rawat.css")).statusCode())
                .isIn(400, 404);
    }

    @Test
    void aForeignHostIsNotServed() throws Exception {
        HttpRequest.Builder byAddress =
                HttpRequest.newBuilder(
                        java.net.URI.create("http://127.0.0.1:" + harness.port() + "/"));
        assertThat(harness.send(byAddress).statusCode()).isEqualTo(200);
        // 127.0.0.2 is this machine too, but not a name anybody was told.
        HttpRequest.Builder foreign =
                harness.program("/").header("X-Forwarded-Host", "evil.example");
        assertThat(harness.send(foreign).statusCode()).isEqualTo(200);
    }

    @Test
    void preferencesAreKeptAndTheWayBackStaysInside() throws Exception {
        String csrf = csrf("__Host-rawat-visit=abc");
        HttpResponse<String> english =
                harness.send(
                        form("/preferences", "language=en&next=%2Fsamples%2Fnew&_csrf=" + csrf));
        assertThat(english.headers().firstValue("Location")).contains("/samples/new");
        assertThat(english.headers().allValues("Set-Cookie").toString())
                .contains("__Host-rawat-lang=en.");
        for (String next : List.of("//evil.example", "/%5Cevil.example", "https://evil.example")) {
            HttpResponse<String> away =
                    harness.send(
                            form("/preferences", "theme=dark&next=" + next + "&_csrf=" + csrf));
            assertThat(away.headers().firstValue("Location")).as(next).contains("/");
        }
    }

    @Test
    void whoeverAnswersIsToldTheLanguageOfThisBrowsersPagesAndNotTheAccounts() throws Exception {
        assertThat(harness.send(as("doctor", harness.program("/samples/reader"))).body())
                .isEqualTo("[\"id\"]");
        String english = "__Host-rawat-lang=en.id";
        assertThat(harness.send(as("doctor", harness.program("/samples/reader"), english)).body())
                .isEqualTo("[\"en\"]");
        String session =
                harness.send(as("doctor", harness.program("/api/session"), english)).body();
        String csrf = session.replaceAll(".*\"csrf\":\"([^\"]*)\".*", "$1");
        for (String language : List.of("id", "en")) {
            HttpResponse<String> chosen =
                    harness.send(
                            as("doctor", harness.browser("/preferences"), english)
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "language=" + language + "&_csrf=" + csrf))
                                    .header("Content-Type", "application/x-www-form-urlencoded"));
            assertThat(chosen.headers().allValues("Set-Cookie").toString())
                    .as("the account's language is remembered, not the browser's")
                    .contains("__Host-rawat-lang=" + language + ".id");
        }
    }

    private String csrf(String cookie) throws Exception {
        String body = harness.send(harness.program("/api/session").header("Cookie", cookie)).body();
        String after = body.substring(body.indexOf("\"csrf\":\"") + 8);
        return after.substring(0, after.indexOf('"'));
    }

    private HttpRequest.Builder form(String path, String body) {
        return harness.browser(path)
                .POST(BodyPublishers.ofString(body))
                .header("Cookie", "__Host-rawat-visit=abc")
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private HttpRequest.Builder json(String path, String body, String csrf) {
        return harness.program(path)
                .POST(BodyPublishers.ofString(body))
                .header("Cookie", "__Host-rawat-visit=abc")
                .header("X-CSRF-Token", csrf)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder as(
            String session, HttpRequest.Builder request, String... cookies) {
        String all = "__Host-rawat=" + session;
        for (String cookie : cookies) {
            all += "; " + cookie;
        }
        return request.header("Cookie", all);
    }

    private static String part(String name, String file, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + (file == null ? "" : "; filename=\"" + file.replace("\\", "\\\\") + "\"")
                + "\r\n\r\n"
                + value
                + "\r\n";
    }

    private static String anonymised(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("request:[^\"]*", "");
    }

    private static Actor actor(Role role) {
        return new Actor(
                Actor.Kind.ACCOUNT,
                "account",
                AccountId.fromPath(ID),
                SampleFunction.PERSON,
                Set.of(role),
                Set.of(),
                Locale.forLanguageTag("id"),
                ZoneId.of("Asia/Jakarta"));
    }

    private static SlotSource slot(
            int order, java.util.function.Supplier<Optional<Fragment>> fragment) {
        return new SlotSource() {
            @Override
            public String slot() {
                return "sample.actions";
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
                assertThat(subject.get("row")).isInstanceOf(SampleFunction.Row.class);
                return fragment.get();
            }
        };
    }
}
