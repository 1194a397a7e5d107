package org.rawat.calls.internal.realtime;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.CallType;
import org.rawat.calls.api.Calls;
import org.rawat.calls.api.InitiateCall;
import org.rawat.calls.internal.CallWords;
import org.rawat.conversations.api.ConversationId;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.api.spi.SocketHandler;

/** The moves of a call as frames: the same service as behind the addresses. */
@Component(service = SocketHandler.class)
public final class CallFrames implements SocketHandler {
    private static final int THREADS = 8;
    private static final int WAITING = 500;

    private final Calls calls;
    private final CallWords words;
    private final Clock clock;
    private final ExecutorService threads;

    @Activate
    public CallFrames(
            @Reference Calls calls,
            @Reference CallWords words,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.calls = calls;
        this.clock = clock;
        this.words = words;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING),
                        run -> {
                            Thread made = new Thread(run, "rawat-calls-frames");
                            made.setDaemon(true);
                            return made;
                        });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    @Deactivate
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "call.initiate",
                "call.ring",
                "call.answer",
                "call.reject",
                "call.end",
                "call.connected",
                "call.no-media",
                "call.heard",
                "call.live",
                "call.ice");
    }

    @Override
    public Set<String> automatic() {
        return Set.of(
                "call.ring",
                "call.connected",
                "call.no-media",
                "call.heard",
                "call.live",
                "call.ice");
    }

    @Override
    public CompletionStage<? extends Map<String, ?>> handle(
            Socket from, String type, Map<String, ?> data) {
        Actor actor = from.actor();
        UUID device = from.device();
        FrameData frame = new FrameData(data);
        if (type.equals("call.initiate")) {
            ClientKey key = new ClientKey(frame.uuid("key"));
            InitiateCall command =
                    new InitiateCall(
                            new ConversationId(frame.uuid("conv")), callType(frame), device);
            return later(() -> words.state(calls.initiate(actor, command, key)));
        }
        if (type.equals("call.live")) {
            return later(
                    () -> Map.of("live", calls.live(actor).stream().map(words::state).toList()));
        }
        CallSessionId call = new CallSessionId(frame.uuid("call"));
        return later(
                () ->
                        switch (type) {
                            case "call.ring" -> words.state(calls.ring(actor, call, device));
                            case "call.answer" -> words.state(calls.answer(actor, call, device));
                            case "call.reject" -> words.state(calls.reject(actor, call, device));
                            case "call.end" -> words.state(calls.end(actor, call, device));
                            case "call.connected" ->
                                    words.state(calls.connected(actor, call, device));
                            case "call.no-media" -> words.state(calls.noMedia(actor, call, device));
                            case "call.heard" -> heard(actor, call, device);
                            default -> words.ice(calls.iceServers(actor, call, device));
                        });
    }

    /** How the call stands, and what time it is here: the page shows durations by this clock. */
    private Map<String, @Nullable Object> heard(Actor actor, CallSessionId call, UUID device) {
        Map<String, @Nullable Object> state = words.state(calls.heard(actor, call, device));
        state.put("now", clock.instant().toString());
        return state;
    }

    private static CallType callType(FrameData frame) {
        return switch (frame.text("type", 10)) {
            case "voice" -> CallType.VOICE;
            case "video" -> CallType.VIDEO;
            default -> throw ProblemException.invalid("type", "unknown");
        };
    }

    /** Off the socket's thread: a move waits for the database. */
    private CompletionStage<Map<String, @Nullable Object>> later(
            Supplier<Map<String, @Nullable Object>> work) {
        try {
            CompletableFuture<Map<String, @Nullable Object>> answer = new CompletableFuture<>();
            threads.execute(
                    () -> {
                        try {
                            answer.complete(work.get());
                        } catch (RuntimeException e) {
                            answer.completeExceptionally(e);
                        }
                    });
            return answer;
        } catch (RejectedExecutionException full) {
            throw ProblemException.tooMany("busy", java.time.Duration.ofSeconds(1));
        }
    }
}
