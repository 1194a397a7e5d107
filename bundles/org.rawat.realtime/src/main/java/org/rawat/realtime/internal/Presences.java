package org.rawat.realtime.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Events;
import org.rawat.realtime.api.Presence;
import org.rawat.realtime.api.RealtimeEvent;

/**
 * Who is there. A page that goes leaves somebody there for a while, since it may be the next page
 * that is coming; a page that says bye does not.
 */
@Component(service = Presences.class)
public final class Presences {
    /** Of so many people is known when they were last seen. */
    private static final int MOST = 20_000;

    private final OpenSockets sockets;
    private final Events events;
    private final Clock clock;
    private final long offline;
    private final LongSupplier nanos;
    private final Map<AccountId, Known> known = new LinkedHashMap<>();

    private record Known(Presence.State state, long heardAt, Instant seenAt) {}

    private record Changed(AccountId account, Presence presence) {}

    @Activate
    public Presences(
            @Reference OpenSockets sockets,
            @Reference Events events,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this(sockets, events, clock, Timing.STANDARD.offline(), System::nanoTime);
    }

    Presences(
            OpenSockets sockets, Events events, Clock clock, Duration offline, LongSupplier nanos) {
        this.sockets = sockets;
        this.events = events;
        this.clock = clock;
        this.offline = offline.toNanos();
        this.nanos = nanos;
    }

    Presence of(AccountId account) {
        Known found;
        synchronized (known) {
            found = known.get(account);
        }
        return found == null ? new Presence(Presence.State.OFFLINE, null) : presence(found);
    }

    /** One of the account's pages has said hello, or that it is still there. */
    void heard(AccountId account) {
        Presence.State state =
                here(account).stream().anyMatch(OpenSocket::visible)
                        ? Presence.State.ONLINE
                        : Presence.State.AWAY;
        note(account, new Known(state, nanos.getAsLong(), clock.instant()));
    }

    /** One of the account's pages has said bye, or its session has ended. */
    void left(AccountId account) {
        if (here(account).isEmpty()) {
            note(account, new Known(Presence.State.OFFLINE, nanos.getAsLong(), clock.instant()));
        } else {
            heard(account);
        }
    }

    /** Finds those who have left without a word. */
    void look() {
        List<Changed> changes = new ArrayList<>();
        long now = nanos.getAsLong();
        synchronized (known) {
            known.replaceAll(
                    (account, one) -> {
                        boolean gone =
                                one.state() != Presence.State.OFFLINE
                                        && now - one.heardAt() > offline;
                        if (!gone) {
                            return one;
                        }
                        Known left = new Known(Presence.State.OFFLINE, one.heardAt(), one.seenAt());
                        changes.add(new Changed(account, presence(left)));
                        return left;
                    });
        }
        changes.forEach(this::publish);
    }

    private List<OpenSocket> here(AccountId account) {
        return sockets.of(account).stream()
                .filter(socket -> socket.closing() == null && socket.here())
                .toList();
    }

    private void note(AccountId account, Known now) {
        Known before;
        synchronized (known) {
            // Taken out first, so that whoever was heard last stands last.
            before = known.remove(account);
            known.put(account, now);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        if (state(before) != now.state()) {
            publish(new Changed(account, presence(now)));
        }
    }

    private void publish(Changed change) {
        events.publish(new RealtimeEvent.PresenceChanged(change.account(), change.presence()));
    }

    private static Presence.State state(@Nullable Known one) {
        return one == null ? Presence.State.OFFLINE : one.state();
    }

    private static Presence presence(Known one) {
        return new Presence(
                one.state(), one.state() == Presence.State.OFFLINE ? one.seenAt() : null);
    }
}
