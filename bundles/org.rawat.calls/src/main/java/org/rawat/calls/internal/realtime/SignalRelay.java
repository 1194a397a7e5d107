package org.rawat.calls.internal.realtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.ProblemException;
import org.rawat.calls.api.CallLeg;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.internal.CallLine;
import org.rawat.realtime.api.Live;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.api.spi.SocketHandler;

/**
 * Carries descriptions and candidates between the two browsers that speak, and to nobody else.
 * Nothing of it is stored: what a browser has not taken yet waits half a minute in memory for its
 * socket to come back. The media themselves never come here.
 */
@Component(service = SocketHandler.class)
public final class SignalRelay implements SocketHandler {
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final CallLine line;
    private final Live live;
    private final Clock clock;
    private final Waiting waiting = new Waiting(KEPT);
    private final Allowance allowance = new Allowance();

    @Activate
    public SignalRelay(
            @Reference CallLine line,
            @Reference Live live,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.line = line;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of("call.signal", "call.media", "call.attach");
    }

    @Override
    public Set<String> automatic() {
        return Set.of("call.signal", "call.media", "call.attach");
    }

    @Override
    public CompletionStage<? extends Map<String, ?>> handle(
            Socket from, String type, Map<String, ?> data) {
        FrameData frame = new FrameData(data);
        CallSessionId call = new CallSessionId(frame.uuid("call"));
        CallLeg leg = new CallLeg(from.actor().requireAccount(), from.device());
        // Not mine, not live, not the browser that won: all the same from outside.
        CallLeg other = line.other(from.actor(), call, leg).orElseThrow(ProblemException::notFound);
        Instant now = clock.instant();
        allowance.take(call, leg, now);
        return CompletableFuture.completedFuture(
                switch (type) {
                    case "call.attach" -> attached(from, call, leg, frame, now);
                    case "call.media" -> media(call, other, frame);
                    default -> signalled(call, other, frame, now);
                });
    }

    private Map<String, ?> signalled(
            CallSessionId call, CallLeg other, FrameData frame, Instant now) {
        Map<String, Object> signal = new LinkedHashMap<>(Signal.checked(frame));
        signal.put("call", call.toString());
        Waiting.Kept kept = waiting.keep(call, other, signal, now);
        send(other, "call.signal", kept.numbered());
        return Map.of();
    }

    /** What it sends, for the icons of the other side. */
    private Map<String, ?> media(CallSessionId call, CallLeg other, FrameData frame) {
        Map<String, Object> state =
                Map.of(
                        "call", call.toString(),
                        "mic", frame.flag("mic"),
                        "cam", frame.flag("cam"),
                        "screen", frame.flag("screen"));
        send(other, "call.media", state);
        return Map.of();
    }

    /** A browser whose socket is new: what it has not had yet. */
    private Map<String, ?> attached(
            Socket from, CallSessionId call, CallLeg leg, FrameData frame, Instant now) {
        long seen = frame.number("seen", 0, Long.MAX_VALUE);
        waiting.after(call, leg, seen, now).forEach(it -> from.send("call.signal", it.numbered()));
        return Map.of();
    }

    private void send(CallLeg leg, String type, Map<String, ?> data) {
        for (Socket socket : live.sockets(leg.account())) {
            if (socket.device().equals(leg.device())) {
                socket.send(type, data);
            }
        }
    }
}
