package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Five hundred messages of two people with two devices each, over lines that are cut at random, and
 * a Rawat that is killed in the middle: what was acknowledged is there once, for everybody alike.
 */
@Tag("quick")
@Order(89)
class ChatFaultsIT {
    private static final long SEED = Long.getLong("rawat.seed", 20_261_124L);
    private static final int EACH = 125;
    private static final int DEVICES = 4;
    private static final double CUT = 0.04;

    private static Archive archive;
    private static Clinic clinic;
    private static String conversation;

    private final AtomicInteger acknowledged = new AtomicInteger();

    @BeforeAll
    static void twoPeopleHaveAConversation() {
        archive = Archive.shared();
        clinic = Clinic.shared();
        conversation =
                clinic.visitor("doctor")
                        .post("/appointments/" + clinic.appointment("patient") + "/chat", Map.of())
                        .json()
                        .path("id")
                        .asText();
    }

    private static Visitor.Answer say(Map<String, Object> message) {
        return clinic.visitor("patient").post("/messages/" + conversation + "/send", message);
    }

    @Test
    void nothingIsLostAndNothingDoubled() throws Exception {
        System.out.println("seed " + SEED);
        archive.set("etc/org.rawat.chat.cfg", "rate.per.minute", "100000");
        archive.set("etc/org.rawat.realtime.cfg", "frames.burst", "10000");
        archive.set("etc/org.rawat.realtime.cfg", "frames.second", "10000");
        archive.set("etc/org.rawat.realtime.cfg", "sockets.session", "50");
        for (int i = 0; i < 25; i++) {
            Map<String, Object> message =
                    Map.of("cid", UUID.randomUUID().toString(), "body", "Sebelumnya " + i);
            Archive.until(Duration.ofSeconds(30), "sent often", () -> say(message).status() < 300);
        }
        long start = lastSeq();
        long unread = unread("doctor");

        ExecutorService threads = Executors.newFixedThreadPool(DEVICES);
        List<Device> devices = new ArrayList<>();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < DEVICES; i++) {
            Device device = new Device(i, i % 2 == 0 ? "doctor" : "patient", start);
            devices.add(device);
        }
        devices.forEach(device -> all.add(threads.submit(device)));
        Archive.until(Duration.ofSeconds(60), "half acknowledged", () -> acknowledged.get() > 250);
        archive.kill();
        archive.start();
        archive.untilReady();
        for (Future<?> one : all) {
            one.get(120, TimeUnit.SECONDS);
        }
        threads.shutdown();

        Map<Long, String> stored = stored(start);
        assertThat(stored).as("each message once, numbered without a gap").hasSize(EACH * DEVICES);
        assertThat(stored.values()).doesNotHaveDuplicates();
        for (Device device : devices) {
            assertThat(device.seen).as("what %s has", device.name).isEqualTo(stored);
            assertThat(stored.values().stream().filter(it -> it.startsWith(device.name + " ")))
                    .as("the order of %s", device.name)
                    .containsExactlyElementsOf(device.written);
        }
        assertThat(unread("doctor")).isEqualTo(unread + EACH * DEVICES / 2);
    }

    private static long lastSeq() {
        return clinic.visitor("patient")
                .get("/messages/" + conversation + "?after=0")
                .json()
                .path("conversation")
                .path("lastSeq")
                .asLong();
    }

    private static long unread(String who) {
        return clinic.visitor(who).get("/api/messages/unread-count").json().path("count").asLong();
    }

    /** All that stands in the conversation after that number. */
    private static Map<Long, String> stored(long start) {
        Map<Long, String> all = new TreeMap<>();
        long after = start;
        while (true) {
            JsonNode page =
                    clinic.visitor("patient")
                            .get("/messages/" + conversation + "?after=" + after)
                            .json();
            for (JsonNode entry : page.path("entries")) {
                after = entry.path("seq").asLong();
                all.put(after, entry.path("text").asText());
            }
            if (!page.path("later").asBoolean()) {
                return all;
            }
        }
    }

    /** One browser of one person: an outbox in order, a number up to which it has seen the log. */
    private final class Device implements Runnable {
        private final String name;
        private final Visitor visitor;
        private final Random random;
        private final UUID device = UUID.randomUUID();
        private final long total;
        private final List<String> written = new ArrayList<>();
        private final Map<Long, String> seen = new TreeMap<>();
        private Long lastSeq;
        private int cuts;
        private final List<String> refusals = new ArrayList<>();
        private LiveSocket socket;

        Device(int number, String who, long start) {
            this.name = "Perangkat " + number;
            this.visitor = clinic.visitor(who);
            this.random = new Random(SEED + number);
            this.total = start + (long) EACH * DEVICES;
            connect();
        }

        @Override
        public void run() {
            for (int i = 0; i < EACH; i++) {
                String body = name + " menulis " + i;
                written.add(body);
                send(UUID.randomUUID(), body);
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!seen.containsKey(total)) {
                require(
                        System.nanoTime() < end,
                        "has "
                                + seen.size()
                                + " only, "
                                + acknowledged
                                + " acknowledged, "
                                + cuts
                                + " cuts, "
                                + refusals);
                try {
                    if (random.nextDouble() < CUT) {
                        cut();
                    }
                    take(socket.next());
                } catch (UncheckedIOException | AssertionError gone) {
                    cut();
                }
            }
            socket.close();
        }

        /** Until it is acknowledged, under one name. */
        private void send(UUID cid, String body) {
            String frame =
                    "{\"conv\":\"%s\",\"cid\":\"%s\",\"body\":\"%s\"}"
                            .formatted(conversation, cid, body);
            while (true) {
                try {
                    String id = socket.send("msg.send", frame);
                    if (random.nextDouble() < CUT) {
                        cut();
                        continue;
                    }
                    if (answered(id)) {
                        acknowledged.incrementAndGet();
                        return;
                    }
                } catch (UncheckedIOException | AssertionError gone) {
                    cut();
                }
            }
        }

        private boolean answered(String id) {
            while (true) {
                JsonNode reply = socket.next();
                if (reply.path("re").asText().equals(id)) {
                    String kind = reply.path("err").path("kind").asText();
                    if (!kind.isEmpty() && refusals.size() < 20) {
                        refusals.add(reply.path("err").path("code").asText());
                    }
                    // Unsupported: right after the start, before messages are served again.
                    require(
                            reply.path("ok").asBoolean()
                                    || List.of("UNAVAILABLE", "TOO_MANY").contains(kind)
                                    || reply.path("err")
                                            .path("code")
                                            .asText()
                                            .equals("unsupported"),
                            "answered " + reply);
                    return reply.path("ok").asBoolean();
                }
                take(reply);
            }
        }

        private void take(JsonNode frame) {
            if (!frame.has("seq")) {
                return;
            }
            long seq = frame.path("seq").asLong();
            require(seq == lastSeq + 1, "after " + lastSeq + " came " + frame);
            lastSeq = seq;
            JsonNode entry = frame.path("d").path("entry");
            if (frame.path("t").asText().equals("msg.new")
                    && frame.path("d").path("conv").asText().equals(conversation)) {
                String before = seen.put(entry.path("seq").asLong(), entry.path("text").asText());
                require(before == null, "told twice " + frame);
            }
        }

        /** No assertion: a line that is closed is one, and is made anew. */
        private void require(boolean kept, String otherwise) {
            if (!kept) {
                throw new BrokenPromise(name + ": " + otherwise);
            }
        }

        /** The line is gone without a word; another one is made as soon as somebody answers. */
        private void cut() {
            cuts++;
            socket.close();
            connect();
        }

        private void connect() {
            Archive.until(Duration.ofSeconds(60), name + " is connected", this::connected);
        }

        private boolean connected() {
            JsonNode hello;
            try {
                String ticket =
                        visitor.post("/api/realtime/tickets", Map.of())
                                .json()
                                .path("ticket")
                                .asText();
                socket =
                        new LiveSocket(
                                archive.port(), "rawat.v1, ticket." + ticket, visitor.cookie());
                hello =
                        socket.ask(
                                "hello",
                                "{\"device\":\"%s\",\"lastSeq\":%s}".formatted(device, lastSeq));
            } catch (RuntimeException | AssertionError notYet) {
                return false;
            }
            if (!hello.path("ok").asBoolean()) {
                socket.close();
                return false;
            }
            require(!hello.path("d").path("gap").asBoolean(), "is told of a gap");
            if (lastSeq == null) {
                lastSeq = hello.path("d").path("upTo").asLong();
            }
            hello.path("d").path("events").forEach(this::take);
            return true;
        }
    }

    private static final class BrokenPromise extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenPromise(String what) {
            super(what);
        }
    }
}
