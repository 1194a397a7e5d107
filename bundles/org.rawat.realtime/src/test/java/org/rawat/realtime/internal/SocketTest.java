package org.rawat.realtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.api.spi.SocketHandler;

/** The door and what is said over a socket. */
class SocketTest {
    private LiveRawat rawat;

    @BeforeEach
    void start() throws Exception {
        rawat = new LiveRawat();
        rawat.signedIn("ayu", Role.PATIENT);
        rawat.handle(new Echo());
    }

    @AfterEach
    void stop() throws Exception {
        rawat.close();
    }

    @Test
    void aPageOfOursIsLetInAndAnswered() {
        TestPage page = TestPage.of(rawat, "ayu");

        JsonNode welcome = page.hello(null);

        assertThat(welcome.get("seq").asLong()).isZero();
        assertThat(welcome.get("gap").asBoolean()).isFalse();
        assertThat(welcome.get("beatEvery").asInt()).isEqualTo(20);
        assertThat(welcome.get("ticket").asText()).isNotEmpty();
        assertThat(page.ask("echo", "{\"x\":[1,2.5,null,{\"y\":\"ä\"}]}").toString())
                .isEqualTo("{\"re\":\"2\",\"ok\":true,\"d\":{\"x\":[1,2.5,null,{\"y\":\"ä\"}]}}");
        assertThat(page.ask("beat", "{\"visible\":false}").get("ok").asBoolean()).isTrue();
    }

    @Test
    void anotherOriginIsRefusedInAnySpelling() {
        String own = rawat.origin();
        for (String origin :
                List.of(
                        "null",
                        "http://evil.example",
                        own + "/",
                        own + ".evil.example",
                        own.replace("http:", "https:"),
                        own.replace("localhost", "127.0.0.1"),
                        own.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(refused(origin, "ayu", "rawat.v1", "ticket." + rawat.ticket("ayu")))
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(refused(null, "ayu", "rawat.v1", "ticket." + rawat.ticket("ayu")))
                .isEqualTo(403);
    }

    @Test
    void withoutASessionOrOurProtocolThereIsNoSocket() {
        assertThat(refused(rawat.origin(), "nobody", "rawat.v1", "ticket.x")).isEqualTo(401);
        assertThat(refused(rawat.origin(), "ayu", "rawat.v2", "ticket." + rawat.ticket("ayu")))
                .isEqualTo(400);
        assertThat(refused(rawat.origin(), "ayu", "ticket." + rawat.ticket("ayu"))).isEqualTo(400);
    }

    @Test
    void aTicketIsGoodOnceAndForItsOwnSessionOnly() {
        rawat.signedIn("budi", Role.PATIENT);
        String ticket = rawat.ticket("ayu");
        TestPage first = TestPage.of(rawat, "ayu", ticket);
        first.hello(null);

        assertThat(TestPage.of(rawat, "ayu", ticket).closeCode()).isEqualTo(4003);
        assertThat(TestPage.of(rawat, "budi", rawat.ticket("ayu")).closeCode()).isEqualTo(4003);
        assertThat(TestPage.of(rawat, "ayu", "made-up").closeCode()).isEqualTo(4003);
        assertThat(
                        TestPage.of(rawat, "ayu", rawat.ticket("ayu").replaceFirst(".$", "-_"))
                                .closeCode())
                .isEqualTo(4003);
        assertThat(first.ask("beat", "{}").get("ok").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotKnownIsUnsupportedAndClosesNothing() {
        TestPage page = TestPage.here(rawat, "ayu");

        JsonNode reply = page.ask("call.initiate", "{}");

        assertThat(reply.get("err").get("code").asText()).isEqualTo("unsupported");
        assertThat(reply.get("err").get("message").asText()).isEqualTo("en:unsupported");
        assertThat(page.ask("echo", "{}").get("ok").asBoolean()).isTrue();
    }

    @Test
    void aProblemIsTheReplysErrorAndAnythingElseTellsNothing() {
        TestPage page = TestPage.here(rawat, "ayu");

        JsonNode conflict = page.ask("problem", "{}").get("err");
        assertThat(conflict.get("kind").asText()).isEqualTo("INVALID");
        assertThat(conflict.get("fields").get(0).get("field").asText()).isEqualTo("body");
        JsonNode tooMany = page.ask("late-problem", "{}").get("err");
        assertThat(tooMany.get("retryAfter").asInt()).isEqualTo(3);
        for (String type : List.of("broken", "late-broken", "no-json", "no-stage")) {
            JsonNode unexpected = page.ask(type, "{}").get("err");
            assertThat(unexpected.get("kind").asText()).as(type).isEqualTo("UNEXPECTED");
            assertThat(unexpected.toString()).doesNotContain("secret");
        }
        assertThat(page.ask("echo", "{}").get("ok").asBoolean()).isTrue();
    }

    @Test
    void beforeHelloNothingIsAnsweredAndHelloIsSaidOnce() {
        TestPage page = TestPage.of(rawat, "ayu");

        assertThat(code(page.ask("echo", "{}"))).isEqualTo("hello-first");
        assertThat(code(page.ask("beat", "{}"))).isEqualTo("hello-first");
        assertThat(code(page.ask("hello", "{}"))).isEqualTo("invalid");
        assertThat(code(page.ask("hello", "{\"device\":\"x\"}"))).isEqualTo("invalid");
        for (String seq : List.of("-1", "\"1\"", "1.5", "true", "[]", "1e3")) {
            assertThat(
                            code(
                                    page.ask(
                                            "hello",
                                            "{\"device\":\""
                                                    + page.device
                                                    + "\",\"lastSeq\":"
                                                    + seq
                                                    + "}")))
                    .as(seq)
                    .isEqualTo("invalid");
        }
        page.hello(null);
        assertThat(code(page.tryHello(null))).isEqualTo("hello-again");
    }

    @Test
    void hostileFramesAreRefusedAndTheThirdThatIsNoneCloses() {
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        for (String broken :
                List.of(
                        "",
                        "x",
                        "[]",
                        "null",
                        "{\"id\":1,\"t\":\"echo\"}",
                        "{\"t\":\"echo\"}",
                        "{\"id\":\"\",\"t\":\"echo\"}",
                        "{\"id\":\"1\",\"id\":\"2\",\"t\":\"echo\"}",
                        "{\"id\":\"\\u0000\",\"t\":\"echo\"}",
                        "{\"id\":\"\\ud800\",\"t\":\"echo\"}",
                        "{\"id\":\"" + "9".repeat(65) + "\",\"t\":\"echo\"}",
                        "{\"id\":\"1\",\"t\":\"echo\",\"d\":" + deep + "}",
                        "{\"id\":\"1\",\"t\":\"echo\",\"d\":{\"n\":NaN}}",
                        "{\"id\":\"1\",\"t\":\"echo\",\"d\":{\"n\":1e999}}",
                        "{\"id\":\"1\",\"t\":\"echo\",\"d\":{\"n\":99999999999999999999}}",
                        "{\"id\":\"1\",\"t\":\"echo\"} {}")) {
            TestPage page = TestPage.here(rawat, "ayu");
            page.text(broken);
            JsonNode refused = page.next();
            assertThat(refused.has("re")).as(broken).isFalse();
            assertThat(code(refused)).as(broken).isEqualTo("malformed");
            assertThat(page.ask("echo", "{}").get("ok").asBoolean()).as(broken).isTrue();
            page.text(broken);
            page.text(broken);
            assertThat(page.closeCode()).as(broken).isEqualTo(4011);
        }
    }

    @Test
    void textThatNoDatabaseKeepsIsRefusedWithItsFrameOnly() {
        TestPage page = TestPage.here(rawat, "ayu");
        for (String text :
                List.of("\\u0000", "a\\ud800", "\\udc00b", "\\ud800\\ud800", "\\udc00\\ud800")) {
            for (String data :
                    List.of(
                            "{\"x\":\"" + text + "\"}",
                            "{\"x\":[{\"y\":\"" + text + "\"}]}",
                            "{\"" + text + "\":1}")) {
                assertThat(code(page.ask("echo", data))).as(data).isEqualTo("characters");
            }
        }
        assertThat(page.ask("echo", "{\"x\":\"\\ud83d\\ude00\"}").get("d").get("x").asText())
                .isEqualTo("\ud83d\ude00");
        assertThat(code(page.ask("", "{}"))).isEqualTo("malformed");
        assertThat(code(page.ask("echo", "[]"))).isEqualTo("malformed");
    }

    @Test
    void aFrameAboveSixtyFourKibibytesOrOfBytesCloses() {
        TestPage large = TestPage.here(rawat, "ayu");
        large.send("echo", "{\"x\":\"" + "a".repeat(65_000) + "\"}");
        large.send("echo", "{\"x\":\"" + "a".repeat(66_000) + "\"}");
        assertThat(large.closeCode()).isEqualTo(1009);

        TestPage bytes = TestPage.here(rawat, "ayu");
        bytes.binary(new byte[] {1, 2, 3});
        assertThat(bytes.closeCode()).isEqualTo(4011);
    }

    @Test
    void framesOfOneSocketAreHandedOverInOrderAndAnswersMayOvertake() {
        TestPage page = TestPage.here(rawat, "ayu");
        String slow = page.send("slow", "{}");
        for (int i = 0; i < 50; i++) {
            assertThat(page.ask("count", "{}").get("d").get("n").asInt()).isEqualTo(i);
        }
        page.send("release", "{}");
        assertThat(
                        page.await(frame -> frame.path("re").asText().equals(slow))
                                .get("ok")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void theOldestSocketOfASessionWithTooManyIsClosed() {
        TestPage first = TestPage.here(rawat, "ayu");
        for (int i = 0; i < 5; i++) {
            TestPage.here(rawat, "ayu");
        }
        assertThat(first.closeCode()).isEqualTo(4004);
        assertThat(rawat.live.sockets(rawat.sessions.get("ayu").requireAccount())).hasSize(5);
    }

    @Test
    void aFunctionThatLeavesClosesNothingAndIsUnsupportedUntilItIsBack() {
        TestPage page = TestPage.here(rawat, "ayu");
        Echo another =
                new Echo() {
                    @Override
                    public Set<String> types() {
                        return Set.of("another");
                    }

                    @Override
                    public CompletionStage<? extends Map<String, ?>> handle(
                            Socket from, String type, Map<String, ?> data) {
                        return CompletableFuture.completedFuture(Map.of());
                    }
                };
        assertThat(code(page.ask("another", "{}"))).isEqualTo("unsupported");
        rawat.handle(another);
        assertThat(page.ask("another", "{}").get("ok").asBoolean()).isTrue();
        rawat.handlers.unbindHandler(another);
        assertThat(code(page.ask("another", "{}"))).isEqualTo("unsupported");
        assertThat(page.ask("echo", "{}").get("ok").asBoolean()).isTrue();
    }

    @Test
    void stoppingTheSocketsClosesThemSoThatPagesComeAgain() {
        TestPage page = TestPage.here(rawat, "ayu");
        rawat.sockets.deactivate();
        assertThat(page.closeCode()).isEqualTo(1012);
    }

    static String code(JsonNode reply) {
        return reply.path("err").path("code").asText();
    }

    private int refused(String origin, String token, String protocol, String... more) {
        WebSocket.Builder builder =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Cookie", "__Host-rawat=" + token)
                        .subprotocols(protocol, more);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        try {
            builder.buildAsync(
                            URI.create("ws://localhost:" + rawat.port() + "/live"),
                            new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    /** Answers in many ways. */
    static class Echo implements SocketHandler {
        private final CompletableFuture<Map<String, ?>> slow = new CompletableFuture<>();
        private long count;

        @Override
        public Set<String> types() {
            return Set.of(
                    "echo",
                    "problem",
                    "late-problem",
                    "broken",
                    "late-broken",
                    "no-json",
                    "no-stage",
                    "slow",
                    "release",
                    "count");
        }

        @Override
        public Set<String> automatic() {
            return Set.of("count");
        }

        @Override
        public CompletionStage<? extends Map<String, ?>> handle(
                Socket from, String type, Map<String, ?> data) {
            return switch (type) {
                case "problem" -> throw ProblemException.invalid("body", "required");
                case "late-problem" ->
                        CompletableFuture.supplyAsync(
                                () -> {
                                    throw ProblemException.tooMany(
                                            "often", java.time.Duration.ofSeconds(3));
                                });
                case "broken" -> throw new IllegalStateException("secret");
                case "late-broken" ->
                        CompletableFuture.failedFuture(new IllegalStateException("secret"));
                case "no-json" -> CompletableFuture.completedFuture(Map.of("x", new Object()));
                case "no-stage" -> null;
                case "slow" -> slow;
                case "release" -> {
                    slow.complete(Map.of());
                    yield CompletableFuture.completedFuture(Map.of());
                }
                case "count" -> CompletableFuture.completedFuture(Map.of("n", count++));
                default -> CompletableFuture.completedFuture(data);
            };
        }
    }
}
