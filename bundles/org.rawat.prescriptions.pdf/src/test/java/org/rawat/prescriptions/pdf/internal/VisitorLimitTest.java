package org.rawat.prescriptions.pdf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.sdk.testkit.MutableClock;

/** The public page is asked by anybody, but not without end. */
class VisitorLimitTest {
    private final MutableClock clock = new MutableClock();

    @Test
    void allTogetherAreLimitedToo() {
        VisitorLimit limit = new VisitorLimit(10, 60, clock);
        for (int i = 0; i < 60; i++) {
            limit.count("192.0.2." + i);
        }
        assertThatThrownBy(() -> limit.count("198.51.100.1")).isInstanceOf(ProblemException.class);
        clock.advance(Duration.ofSeconds(1));
        assertThatCode(() -> limit.count("198.51.100.1")).doesNotThrowAnyException();
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneVisitor() {
        VisitorLimit limit = new VisitorLimit(10, 10_000, clock);
        for (int i = 0; i < 10; i++) {
            limit.count("2001:db8:1:2:" + Integer.toHexString(i) + ":0:0:1");
        }
        assertThatThrownBy(() -> limit.count("2001:db8:1:2:ffff:0:0:9"))
                .isInstanceOf(ProblemException.class);
        assertThatCode(() -> limit.count("2001:db8:1:3:0:0:0:1")).doesNotThrowAnyException();
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        VisitorLimit limit = new VisitorLimit(10, 100, clock);
        limit.count("192.0.2.1");
        clock.advance(Duration.ofHours(-5));
        for (int i = 0; i < 9; i++) {
            limit.count("192.0.2.1");
        }
        clock.advance(Duration.ofMinutes(1));
        assertThatCode(() -> limit.count("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void aWrongNumberInTheConfigurationIsNamedAndNotUsed() {
        PdfSettings settings = PrintShop.settings(java.util.Map.of("verify_address_perMinute", 0));
        assertThat(settings.perAddress()).isEqualTo(120);
        assertThat(settings.mistakes())
                .containsExactly(
                        "etc/org.rawat.prescriptions.pdf.cfg: verify.address.perMinute must be a"
                                + " whole number from 10 to 10000; 120 is used instead.");
    }
}
