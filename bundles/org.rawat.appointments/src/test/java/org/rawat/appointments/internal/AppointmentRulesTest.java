package org.rawat.appointments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.identity.api.LocationId;

class AppointmentRulesTest {
    private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

    private static final Map<AppointmentStatus, Set<AppointmentStatus>> TABLE =
            Map.of(
                    AppointmentStatus.PENDING,
                    Set.of(AppointmentStatus.CONFIRMED, AppointmentStatus.CANCELLED),
                    AppointmentStatus.CONFIRMED,
                    Set.of(
                            AppointmentStatus.COMPLETED,
                            AppointmentStatus.CANCELLED,
                            AppointmentStatus.NO_SHOW));

    @ParameterizedTest
    @EnumSource
    void onlyTheMovesOfTheTableAreAllowed(AppointmentStatus from) {
        for (AppointmentStatus to : AppointmentStatus.values()) {
            boolean expected = TABLE.getOrDefault(from, Set.of()).contains(to);

            assertThat(AppointmentRules.allowed(from, to))
                    .as(from + " to " + to)
                    .isEqualTo(expected);
            if (!expected) {
                assertThatThrownBy(
                                () ->
                                        AppointmentRules.check(
                                                appointment(from), to, START.plusSeconds(60), true))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.code()).isEqualTo("wrong-state"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, false, -16, not-begun",
        "COMPLETED, false, -15,",
        "COMPLETED, false, 90,",
        "NO_SHOW,   false, -1, not-started",
        "NO_SHOW,   false, 0,",
        "CANCELLED, false, -1,",
        "CANCELLED, false, 0, already-begun",
        "CANCELLED, true, 600,",
    })
    void theHourDecides(AppointmentStatus to, boolean staff, int minutes, String code) {
        Instant now = START.plus(Duration.ofMinutes(minutes));
        Appointment confirmed = appointment(AppointmentStatus.CONFIRMED);

        if (code == null) {
            assertThatCode(() -> AppointmentRules.check(confirmed, to, now, staff))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> AppointmentRules.check(confirmed, to, now, staff))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }

    private static Appointment appointment(AppointmentStatus status) {
        return new Appointment(
                new AppointmentId(new UUID(0, 1)),
                1,
                new PersonId(new UUID(0, 2)),
                new PersonId(new UUID(0, 3)),
                new LocationId(new UUID(0, 4)),
                START,
                START.plusSeconds(1800),
                ZoneId.of("Asia/Jakarta"),
                status,
                "",
                status == AppointmentStatus.CANCELLED ? "x" : null,
                null);
    }
}
