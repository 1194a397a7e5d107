package org.rawat.realtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rawat.realtime.internal.AttentionTest.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rawat.api.AccountId;
import org.rawat.api.Role;
import org.rawat.realtime.api.Presence;
import org.rawat.realtime.api.RealtimeEvent;

/** Who is no longer heard, with timers that do not wait as long as Rawat's. */
@Timeout(60)
class SilenceTest {
    private LiveRawat rawat;
    private AccountId account;

    @BeforeEach
    void start() throws Exception {
        rawat = new LiveRawat(LiveRawat.QUICK, Map.of());
        account = rawat.signedIn("ayu", Role.PATIENT).requireAccount();
    }

    @AfterEach
    void stop() throws Exception {
        rawat.close();
    }

    @Test
    void whoeverIsSilentIsClosedAndAHalfOpenLineIsCut() throws Exception {
        TestPage silent = TestPage.here(rawat, "ayu");
        TestPage mute = TestPage.of(rawat, "ayu");
        try (AttentionTest.RawSocket halfOpen = new AttentionTest.RawSocket(rawat, "ayu")) {
            assertThat(mute.closeCode()).as("no hello").isEqualTo(4011);
            assertThat(silent.closeCode()).as("no beat").isEqualTo(4010);
            eventually(() -> rawat.sockets.size() == 0);
        }
    }

    @Test
    void whoeverBeatsStays() {
        TestPage page = TestPage.here(rawat, "ayu");
        long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (System.nanoTime() < end) {
            assertThat(page.ask("beat", "{\"visible\":true}").get("ok").asBoolean()).isTrue();
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
        }
        assertThat(page.closed).isNotDone();
    }

    @Test
    void presenceFollowsThePagesWithTolerance() {
        assertThat(rawat.live.presence(account))
                .isEqualTo(new Presence(Presence.State.OFFLINE, null));
        TestPage first = TestPage.here(rawat, "ayu");
        eventually(() -> rawat.live.presence(account).state() == Presence.State.ONLINE);
        first.ask("beat", "{\"visible\":false}");
        assertThat(rawat.live.presence(account).state()).isEqualTo(Presence.State.AWAY);
        first.cut();
        eventually(() -> !rawat.live.reachable(account));
        assertThat(rawat.live.presence(account).state())
                .as("it may be on its way")
                .isEqualTo(Presence.State.AWAY);
        TestPage next = TestPage.here(rawat, "ayu");
        eventually(() -> rawat.live.presence(account).state() == Presence.State.ONLINE);
        next.cut();
        eventually(() -> rawat.live.presence(account).state() == Presence.State.OFFLINE);
        assertThat(rawat.live.presence(account).lastSeen()).isEqualTo(rawat.db.clock().instant());
        assertThat(states())
                .containsExactly(
                        Presence.State.ONLINE,
                        Presence.State.AWAY,
                        Presence.State.ONLINE,
                        Presence.State.OFFLINE);
    }

    private List<Presence.State> states() {
        return rawat.heard.stream()
                .filter(RealtimeEvent.PresenceChanged.class::isInstance)
                .map(event -> ((RealtimeEvent.PresenceChanged) event).presence().state())
                .toList();
    }
}
