package org.rawat.calls.internal.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.calls.api.CallSessionId;
import org.rawat.calls.api.Calls;
import org.rawat.calls.internal.CallWords;
import org.rawat.realtime.api.LoggedEvent;
import org.rawat.realtime.api.spi.EventReader;
import org.rawat.realtime.api.spi.StateSource;

/** What a browser that comes back is told: calls as they are now, and the live ones to ring for. */
@Component(service = {EventReader.class, StateSource.class})
public final class CallEvents implements EventReader, StateSource {
    private final Calls calls;
    private final CallWords words;

    @Activate
    public CallEvents(@Reference Calls calls, @Reference CallWords words) {
        this.calls = calls;
        this.words = words;
    }

    @Override
    public Set<String> types() {
        return Set.of("call.state");
    }

    @Override
    public List<@Nullable Map<String, ?>> read(Actor actor, List<LoggedEvent> events) {
        List<@Nullable Map<String, ?>> all = new ArrayList<>();
        for (LoggedEvent event : events) {
            all.add(now(actor, event));
        }
        return all;
    }

    private @Nullable Map<String, ?> now(Actor actor, LoggedEvent event) {
        return Uuid7.parse(String.valueOf(event.reference().get("call")))
                .map(id -> state(actor, new CallSessionId(id)))
                .orElse(null);
    }

    private @Nullable Map<String, ?> state(Actor actor, CallSessionId id) {
        try {
            return words.state(calls.call(actor, id));
        } catch (ProblemException e) {
            return null;
        }
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Map<String, ?> state(Actor actor) {
        return Map.of("live", calls.live(actor).stream().map(words::state).toList());
    }
}
