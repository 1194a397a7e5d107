package org.rawat.realtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.realtime.api.CloseReason;
import org.rawat.realtime.api.spi.SocketHandler;
import org.rawat.realtime.api.spi.StateSource;

/** Who may stay, and who is too slow or too fast. */
@Timeout(60)
class AttentionTest {
    private LiveRawat rawat;
    private Actor ayu;
    private AccountId account;

    @BeforeEach
    void start() throws Exception {
        rawat = new LiveRawat(LiveRawat.WATCHFUL, Map.of());
        ayu = rawat.signedIn("ayu", Role.PATIENT);
        account = ayu.requireAccount();
    }

    @AfterEach
    void stop() throws Exception {
        rawat.close();
    }

    @Test
    void aSessionThatEndsByItselfIsNoticed() {
        TestPage page = TestPage.here(rawat, "ayu");
        rawat.sessions.remove("ayu");
        assertThat(page.closeCode()).isEqualTo(4001);
    }

    @Test
    void aSessionThatEndedBetweenTheDoorAndHelloIsNotLetIn() {
        TestPage page = TestPage.of(rawat, "ayu");
        rawat.sessions.remove("ayu");
        page.send("hello", "{\"device\":\"" + page.device + "\"}");
        assertThat(page.closeCode()).isEqualTo(4001);
        assertThat(page.rest()).isEmpty();
    }

    @Test
    void whoseRolesChangeComesAgainWithTheNewOnes() {
        TestPage page = TestPage.here(rawat, "ayu");
        rawat.changeRoles("ayu", Role.PATIENT, Role.STAFF);
        assertThat(page.closeCode()).isEqualTo(4002);
        TestPage.here(rawat, "ayu");
        assertThat(rawat.live.sockets(account).get(0).actor().roles())
                .containsExactlyInAnyOrder(Role.PATIENT, Role.STAFF);
    }

    @Test
    void whatComesWithoutANumberWhileAPageArrivesIsHeldForIt() {
        List<String> asked = new ArrayList<>();
        rawat.state(
                state(
                        "unread",
                        () -> {
                            asked.add("reachable " + rawat.live.reachable(account));
                            // Changes after it was read, before the page is there.
                            rawat.live.publish(List.of(account), "unread", Map.of("total", 2));
                            return Map.of("total", 1);
                        }));
        rawat.state(
                state(
                        "broken",
                        () -> {
                            throw new IllegalStateException("broken state");
                        }));
        TestPage page = TestPage.of(rawat, "ayu");

        JsonNode welcome = page.hello(null);

        assertThat(welcome.get("state").toString()).isEqualTo("{\"unread\":{\"total\":1}}");
        assertThat(page.next().get("d").get("total").asInt()).isEqualTo(2);
        assertThat(asked).containsExactly("reachable true");
    }

    @Test
    void insideAUnitAnEventIsSentAfterTheCommitOnly() {
        TestPage page = TestPage.here(rawat, "ayu");
        rawat.db
                .unitOfWork()
                .run(
                        () -> {
                            rawat.live.publish(List.of(account), "inside", Map.of());
                            page.ask("beat", "{}");
                            assertThat(page.rest()).isEmpty();
                        });
        page.event("inside");
    }

    @Test
    void aFrameThatNobodyAnswersIsToldSo() {
        rawat.handle(handler("never", data -> new CompletableFuture<>()));
        TestPage page = TestPage.here(rawat, "ayu");
        JsonNode late = page.ask("never", "{}");
        assertThat(SocketTest.code(late)).isEqualTo("late");
        assertThat(late.get("err").get("kind").asText()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void whoeverFloodsIsRefusedAndThenClosedAndNobodyElseNotices() {
        rawat.handle(handler("echo", data -> CompletableFuture.completedFuture(data)));
        rawat.signedIn("budi", Role.PATIENT);
        TestPage budi = TestPage.here(rawat, "budi");
        TestPage page = TestPage.here(rawat, "ayu");
        try {
            for (int i = 0; i < 1_000; i++) {
                page.send("echo", "{}");
            }
        } catch (RuntimeException e) {
            // The line was closed under us.
        }
        assertThat(page.closeCode()).isEqualTo(4009);
        assertThat(page.rest()).anyMatch(frame -> SocketTest.code(frame).equals("flood"));
        assertThat(budi.ask("echo", "{}").get("ok").asBoolean()).isTrue();
    }

    @Test
    void aReaderWhoDoesNotKeepUpIsClosedAndNobodyElseWaits() throws Exception {
        rawat.signedInAgain("ayu-2", ayu);
        TestPage quick = TestPage.here(rawat, "ayu-2");
        try (RawSocket slow = new RawSocket(rawat, "ayu")) {
            slow.hello();
            eventually(() -> rawat.live.sockets(account).size() == 2);
            String large = "x".repeat(60_000);
            for (int i = 0; i < 400 && rawat.live.sockets(account).size() == 2; i++) {
                rawat.live.publish(List.of(account), "big", Map.of("x", large));
                quick.event("big");
            }
            assertThat(rawat.live.sockets(account)).hasSize(1);
            assertThat(quick.closed).isNotDone();
            eventually(() -> rawat.sockets.size() == 1);
        }
    }

    @Test
    void anOutageOfTheDatabaseClosesNothingAndIsOverByItself() {
        TestPage page = TestPage.here(rawat, "ayu");
        rawat.databaseGone = true;
        TestPage waiting = TestPage.of(rawat, "ayu");
        JsonNode refused = waiting.tryHello(null);
        assertThat(refused.get("err").get("kind").asText()).isEqualTo("UNAVAILABLE");
        assertThat(refused.get("err").get("retryAfter").asInt()).isEqualTo(1);
        assertThat(page.ask("beat", "{}").get("ok").asBoolean()).isTrue();
        rawat.databaseGone = false;
        waiting.hello(null);
        assertThat(page.ask("beat", "{}").get("ok").asBoolean()).isTrue();
    }

    @Test
    void whatSomebodyDoesKeepsTheSessionAliveAndWhatThePageDoesByItselfDoesNot() {
        rawat.handle(handler("echo", data -> CompletableFuture.completedFuture(data)));
        rawat.handle(
                new SocketHandler() {
                    @Override
                    public Set<String> types() {
                        return Set.of("delivered");
                    }

                    @Override
                    public Set<String> automatic() {
                        return types();
                    }

                    @Override
                    public CompletionStage<? extends Map<String, ?>> handle(
                            org.rawat.realtime.api.Socket from, String type, Map<String, ?> data) {
                        return CompletableFuture.completedFuture(Map.of());
                    }
                });
        TestPage page = TestPage.here(rawat, "ayu");
        page.ask("beat", "{\"visible\":true}");
        page.ask("delivered", "{}");
        page.ask("unknown", "{}");
        rawat.revocations.noteUse();
        assertThat(rawat.used).isEmpty();
        page.ask("echo", "{}");
        rawat.revocations.noteUse();
        assertThat(rawat.used).containsExactly(LiveRawat.hash("ayu"));
    }

    @Test
    void aFunctionMaySpeakToOneSocketAndCloseIt() {
        TestPage page = TestPage.here(rawat, "ayu");
        var socket = rawat.live.sockets(account).get(0);
        assertThat(socket.device()).isEqualTo(page.device);
        assertThat(rawat.live.socket(socket.id())).contains(socket);
        assertThat(rawat.live.socket(UUID.randomUUID())).isEmpty();
        socket.send("call.signal", Map.of("n", 1));
        page.event("call.signal");
        assertThat(
                        rawat.live.disconnect(
                                one -> one.id().equals(socket.id()), CloseReason.ACCOUNT_CHANGED))
                .isEqualTo(1);
        assertThat(page.closeCode()).isEqualTo(4002);
        socket.send("call.signal", Map.of());
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    private static StateSource state(String name, java.util.function.Supplier<Map<String, ?>> now) {
        return new StateSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Map<String, ?> state(Actor actor) {
                return now.get();
            }
        };
    }

    private static SocketHandler handler(
            String type,
            java.util.function.Function<Map<String, ?>, CompletionStage<Map<String, ?>>> answer) {
        return new SocketHandler() {
            @Override
            public Set<String> types() {
                return Set.of(type);
            }

            @Override
            @SuppressWarnings("unchecked")
            public CompletionStage<? extends Map<String, ?>> handle(
                    org.rawat.realtime.api.Socket from, String asked, Map<String, ?> data) {
                return answer.apply(data);
            }
        };
    }

    /** A line over which a browser says hello and then neither reads nor answers. */
    static final class RawSocket implements AutoCloseable {
        private final Socket socket = new Socket();
        private final OutputStream out;
        private final InputStream in;

        RawSocket(LiveRawat rawat, String token) throws Exception {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", rawat.port()));
            out = socket.getOutputStream();
            String request =
                    "GET /live HTTP/1.1\r\nHost: localhost:"
                            + rawat.port()
                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: "
                            + rawat.origin()
                            + "\r\nCookie: __Host-rawat="
                            + token
                            + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key:"
                            + " dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: rawat.v1,"
                            + " ticket."
                            + rawat.ticket(token)
                            + "\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.read());
            }
            if (!head.toString().startsWith("HTTP/1.1 101")) {
                socket.close();
                throw new IllegalStateException(head.toString());
            }
        }

        void hello() throws Exception {
            byte[] text =
                    ("{\"id\":\"1\",\"t\":\"hello\",\"d\":{\"device\":\""
                                    + UUID.randomUUID()
                                    + "\"}}")
                            .getBytes(StandardCharsets.UTF_8);
            byte[] frame = new byte[text.length + 6];
            frame[0] = (byte) 0x81;
            frame[1] = (byte) (0x80 | text.length);
            System.arraycopy(text, 0, frame, 6, text.length);
            out.write(frame);
            out.flush();
        }

        /** The next text frame. */
        String frame() throws Exception {
            in.read();
            int length = in.read();
            if (length == 126) {
                length = in.read() << 8 | in.read();
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws Exception {
            socket.close();
        }
    }
}
