package org.rawat.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.api.ProblemException;
import org.rawat.sdk.testkit.MutableClock;

class SendRateTest {
    private final MutableClock clock = new MutableClock();
    private final SendRate rate = new SendRate(20, clock);
    private final AccountId one = new AccountId(UUID.randomUUID());

    @Test
    void twentyAtOnceAndThenOneEveryThreeSeconds() {
        for (int i = 0; i < 20; i++) {
            rate.count(one);
        }
        assertThatThrownBy(() -> rate.count(one))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> {
                            assertThat(it.code()).isEqualTo("too-often");
                            assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(3));
                        });
        clock.advance(Duration.ofSeconds(3));
        rate.count(one);
        assertThatThrownBy(() -> rate.count(one)).isInstanceOf(ProblemException.class);
    }

    @Test
    void oneAccountsHasteIsNobodyElses() {
        for (int i = 0; i < 20; i++) {
            rate.count(one);
        }
        rate.count(new AccountId(UUID.randomUUID()));
    }

    @Test
    void aClockThatGoesBackGivesNothingAway() {
        for (int i = 0; i < 20; i++) {
            rate.count(one);
        }
        clock.advance(Duration.ofHours(-1));
        assertThatThrownBy(() -> rate.count(one)).isInstanceOf(ProblemException.class);
        clock.advance(Duration.ofMinutes(2));
        rate.count(one);
    }

    @Test
    void accountsThatAreQuietAreForgotten() {
        for (int i = 0; i < 25_000; i++) {
            rate.count(new AccountId(UUID.randomUUID()));
            clock.advance(Duration.ofMillis(10));
        }
        assertThat(rate.known()).isLessThanOrEqualTo(10_001);
    }
}
