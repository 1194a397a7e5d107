package org.rawat.realtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private static final String MINE = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Tickets tickets = new Tickets(Duration.ofMinutes(5), now::get);

    @Test
    void aTicketIsFitForAHeaderAndNoTwoAreAlike() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(tickets.issue(MINE)).matches("[A-Za-z0-9_-]{75}");
            all.add(tickets.issue(MINE));
        }
        assertThat(all).hasSize(1_000);
    }

    @Test
    void itIsGoodOnceForItsSessionUntilItIsTooOld() {
        String ticket = tickets.issue(MINE);
        String old = tickets.issue(MINE);
        assertThat(tickets.redeem(ticket, OTHER)).isFalse();
        assertThat(tickets.redeem(ticket, MINE)).isTrue();
        assertThat(tickets.redeem(ticket, MINE)).isFalse();
        now.addAndGet(Duration.ofMinutes(5).toNanos() + 1);
        assertThat(tickets.redeem(old, MINE)).isFalse();
        assertThat(tickets.redeem(tickets.issue(MINE), MINE)).isTrue();
        assertThat(tickets.redeem(ticket, MINE)).isFalse();
    }

    @Test
    void anyOtherLetterMakesItWorthless() {
        String ticket = tickets.issue(MINE);
        for (int i = 0; i < ticket.length() - 1; i++) {
            char other = ticket.charAt(i) == 'A' ? 'B' : 'A';
            String forged = ticket.substring(0, i) + other + ticket.substring(i + 1);
            assertThat(tickets.redeem(forged, MINE)).as("letter " + i).isFalse();
        }
        assertThat(tickets.redeem("", MINE)).isFalse();
        assertThat(tickets.redeem("*", MINE)).isFalse();
        assertThat(tickets.redeem(ticket.repeat(2), MINE)).isFalse();
        assertThat(tickets.redeem(ticket, MINE)).isTrue();
    }

    @Test
    void aTicketOfBeforeARestartIsGoodForNothing() {
        String ticket = tickets.issue(MINE);
        assertThat(new Tickets(Duration.ofMinutes(5), now::get).redeem(ticket, MINE)).isFalse();
    }
}
