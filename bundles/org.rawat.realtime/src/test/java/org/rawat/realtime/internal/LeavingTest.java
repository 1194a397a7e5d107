package org.rawat.realtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rawat.realtime.internal.AttentionTest.eventually;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.realtime.api.Presence;
import org.rawat.realtime.api.RealtimeEvent;

/** Leaving, long before any timer would notice. */
@Timeout(60)
class LeavingTest {
    private LiveRawat rawat;
    private Actor ayu;
    private AccountId account;

    @BeforeEach
    void start() throws Exception {
        rawat = new LiveRawat();
        ayu = rawat.signedIn("ayu", Role.PATIENT);
        account = ayu.requireAccount();
    }

    @AfterEach
    void stop() throws Exception {
        rawat.close();
    }

    @Test
    void aRevokedSessionsSocketIsClosedAtOnceAndHearsNothingAfterwards() {
        rawat.signedInAgain("ayu-2", ayu);
        TestPage page = TestPage.here(rawat, "ayu");
        TestPage other = TestPage.here(rawat, "ayu-2");

        rawat.endSession("ayu");
        rawat.live.publish(List.of(account), "unread", Map.of("total", 1));

        assertThat(page.closeCode()).isEqualTo(4001);
        assertThat(page.rest()).isEmpty();
        assertThat(other.event("unread").get("d").get("total").asInt()).isEqualTo(1);
        rawat.endSession("ayu-2");
        eventually(() -> rawat.live.presence(account).state() == Presence.State.OFFLINE);
    }

    @Test
    void whoSaysByeHasLeftAtOnceUnlessAnotherPageIsOpen() {
        rawat.signedInAgain("ayu-2", ayu);
        TestPage first = TestPage.here(rawat, "ayu");
        TestPage second = TestPage.here(rawat, "ayu-2");
        first.send("bye", "{}");
        assertThat(first.closeCode()).isEqualTo(1001);
        eventually(() -> rawat.live.presence(account).state() == Presence.State.ONLINE);
        second.send("bye", "{}");
        assertThat(second.closeCode()).isEqualTo(1001);
        eventually(() -> rawat.live.presence(account).state() == Presence.State.OFFLINE);
        eventually(
                () ->
                        rawat.heard.stream()
                                        .filter(RealtimeEvent.SocketClosed.class::isInstance)
                                        .count()
                                == 2);
    }
}
