package org.rawat.realtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rawat.api.AccountId;
import org.rawat.api.Role;

/** Many at once. */
class ManySocketsTest {
    private static final int MANY = 2_000;

    @Test
    @Timeout(180)
    void twoThousandIdleSocketsAreHeldAndEachHearsWhatIsMeantForItAndNothingElse()
            throws Exception {
        List<AttentionTest.RawSocket> open = new ArrayList<>();
        try (LiveRawat rawat = new LiveRawat()) {
            List<AccountId> accounts = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                accounts.add(rawat.signedIn("p" + i, Role.PATIENT).requireAccount());
                AttentionTest.RawSocket socket = new AttentionTest.RawSocket(rawat, "p" + i);
                socket.hello();
                open.add(socket);
            }
            for (AttentionTest.RawSocket socket : open) {
                assertThat(socket.frame()).startsWith("{\"re\":\"1\",\"ok\":true");
            }
            assertThat(rawat.sockets.size()).isEqualTo(MANY);

            for (int i = 0; i < MANY; i++) {
                rawat.live.publish(List.of(accounts.get(i)), "own", Map.of("n", i));
            }
            rawat.live.publish(accounts, "all", Map.of());

            for (int i = 0; i < MANY; i++) {
                assertThat(open.get(i).frame())
                        .isEqualTo("{\"t\":\"own\",\"d\":{\"n\":" + i + "}}");
                assertThat(open.get(i).frame()).isEqualTo("{\"t\":\"all\",\"d\":{}}");
            }
            assertThat(new RealtimeHealth(rawat.sockets, rawat.settings).check().message())
                    .isEqualTo("2000 live connections of 2000 accounts, 0 frames waiting");
        } finally {
            for (AttentionTest.RawSocket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    @Timeout(60)
    void whenThereIsNoRoomNobodyMoreIsLetInAndHealthSaysSo() throws Exception {
        List<AttentionTest.RawSocket> open = new ArrayList<>();
        try (LiveRawat rawat = new LiveRawat(Timing.STANDARD, Map.of("sockets_most", 10))) {
            for (int i = 0; i < 10; i++) {
                rawat.signedIn("p" + i, Role.PATIENT);
                open.add(new AttentionTest.RawSocket(rawat, "p" + i));
            }
            AttentionTest.eventually(() -> rawat.sockets.size() == 10);
            rawat.signedIn("late", Role.PATIENT);

            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> new AttentionTest.RawSocket(rawat, "late"))
                    .hasMessageContaining("503");
            assertThat(new RealtimeHealth(rawat.sockets, rawat.settings).check().message())
                    .contains("no more are let in");
            open.get(0).close();
            AttentionTest.eventually(() -> rawat.sockets.size() == 9);
            open.add(new AttentionTest.RawSocket(rawat, "late"));
        } finally {
            for (AttentionTest.RawSocket socket : open) {
                socket.close();
            }
        }
    }
}
