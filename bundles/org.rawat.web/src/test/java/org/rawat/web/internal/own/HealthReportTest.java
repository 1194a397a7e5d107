package org.rawat.web.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;

class HealthReportTest {
    private final AtomicInteger asked = new AtomicInteger();
    private long now;
    private Health health = Health.ok("well");
    private final HealthReport report = new HealthReport(() -> now);

    HealthReportTest() {
        report.bindCheck(
                new HealthCheck() {
                    @Override
                    public String name() {
                        return "part";
                    }

                    @Override
                    public Health check() {
                        asked.incrementAndGet();
                        return health;
                    }
                });
    }

    @AfterEach
    void end() {
        report.deactivate();
    }

    @Test
    void whatIsWellIsAskedOnceASecondHoweverManyLook() {
        report.findings();
        now += Duration.ofMillis(900).toNanos();
        report.findings();
        assertThat(asked).hasValue(1);

        now += Duration.ofMillis(200).toNanos();
        report.findings();
        assertThat(asked).hasValue(2);
    }

    @Test
    void whoWaitsForTheEndOfAStartHearsOfItAtOnce() {
        health = Health.critical("starting", "Wait a moment.");
        assertThat(report.worst()).isEqualTo(Health.Status.CRITICAL);

        health = Health.ok("well");
        now += Duration.ofMillis(50).toNanos();
        assertThat(report.worst()).isEqualTo(Health.Status.CRITICAL);
        now += Duration.ofMillis(60).toNanos();
        assertThat(report.worst()).isEqualTo(Health.Status.OK);
        assertThat(asked).hasValue(2);
    }
}
