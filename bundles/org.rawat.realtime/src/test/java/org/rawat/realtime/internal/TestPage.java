package org.rawat.realtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A page's socket, as a test speaks over it. */
final class TestPage implements WebSocket.Listener {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    final UUID device = UUID.randomUUID();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final List<JsonNode> passed = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private TestPage() {}

    /** Connects; the test fails when that is refused. */
    static TestPage of(LiveRawat rawat, String token) {
        return of(rawat, token, rawat.ticket(token));
    }

    static TestPage of(LiveRawat rawat, String token, String ticket) {
        TestPage page = new TestPage();
        page.socket =
                CLIENT.newWebSocketBuilder()
                        .header("Cookie", "__Host-rawat=" + token)
                        .header("Origin", rawat.origin())
                        .subprotocols("rawat.v1", "ticket." + ticket)
                        .connectTimeout(DEADLINE)
                        .buildAsync(URI.create("ws://localhost:" + rawat.port() + "/live"), page)
                        .join();
        assertThat(page.socket.getSubprotocol()).isEqualTo("rawat.v1");
        return page;
    }

    /** Connects and says hello. */
    static TestPage here(LiveRawat rawat, String token) {
        TestPage page = of(rawat, token);
        page.hello(null);
        return page;
    }

    JsonNode hello(Long lastSeq) {
        JsonNode reply = tryHello(lastSeq);
        assertThat(reply.path("ok").asBoolean()).as(reply.toString()).isTrue();
        return reply.get("d");
    }

    JsonNode tryHello(Long lastSeq) {
        return ask(
                "hello",
                "{\"device\":\""
                        + device
                        + "\",\"lastSeq\":"
                        + lastSeq
                        + ",\"visible\":true,\"lang\":\"en\"}");
    }

    /** Sends a frame and waits for its reply. */
    JsonNode ask(String type, String data) {
        String id = send(type, data);
        return await(frame -> frame.path("re").asText().equals(id));
    }

    /** Sends a frame. */
    String send(String type, String data) {
        String id = String.valueOf(ids.incrementAndGet());
        text("{\"id\":\"" + id + "\",\"t\":\"" + type + "\",\"d\":" + data + "}");
        return id;
    }

    void text(String text) {
        socket.sendText(text, true).join();
    }

    void binary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next event of that type. */
    JsonNode event(String type) {
        return await(frame -> frame.path("t").asText().equals(type));
    }

    JsonNode next() {
        return await(frame -> true);
    }

    /** The first frame that is meant; the others are kept in {@link #passed}. */
    JsonNode await(Predicate<JsonNode> meant) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        try {
            while (true) {
                JsonNode frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (frame == null) {
                    throw new AssertionError(
                            "no such frame; closed: " + closed.getNow(null) + ", got " + passed);
                }
                if (meant.test(frame)) {
                    return frame;
                }
                passed.add(frame);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything that has come and that nobody has waited for. */
    List<JsonNode> rest() {
        List<JsonNode> all = new ArrayList<>(passed);
        frames.drainTo(all);
        return all;
    }

    int closeCode() {
        try {
            return closed.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new AssertionError("not closed", e);
        }
    }

    /** Goes without a word. */
    void cut() {
        socket.abort();
    }

    static String json(Map<String, ?> tree) {
        return org.rawat.realtime.internal.wire.Json.write(tree);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
