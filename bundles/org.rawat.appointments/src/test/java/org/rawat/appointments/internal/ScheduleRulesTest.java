package org.rawat.appointments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rawat.api.FieldProblem;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.ExceptionDay;
import org.rawat.appointments.api.Schedule.Hours;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.identity.api.LocationId;

class ScheduleRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Test
    void aUsualWeekIsFine() {
        assertThat(
                        problems(
                                30,
                                List.of(
                                        hours(DayOfWeek.MONDAY, "08:00", "12:00"),
                                        hours(DayOfWeek.MONDAY, "12:00", "00:00"),
                                        hours(DayOfWeek.TUESDAY, "08:00", "12:00")),
                                List.of(
                                        new ExceptionDay(DAY, null, null),
                                        open(DAY.plusDays(1), "08:00", "09:00"),
                                        open(DAY.plusDays(1), "09:00", "10:00"))))
                .isEmpty();
    }

    @Test
    void hoursOfOneDayMustNotOverlap() {
        assertThat(
                        problems(
                                30,
                                List.of(
                                        hours(DayOfWeek.MONDAY, "08:00", "12:00"),
                                        hours(DayOfWeek.MONDAY, "11:59", "13:00")),
                                List.of()))
                .containsExactly("hours.1.from overlaps");
    }

    @Test
    void hoursEndAfterTheyBegin() {
        assertThat(
                        problems(
                                30,
                                List.of(
                                        hours(DayOfWeek.MONDAY, "12:00", "12:00"),
                                        hours(DayOfWeek.TUESDAY, "12:00", "08:00")),
                                List.of(open(DAY, "10:00", "09:00"))))
                .containsExactly(
                        "hours.0.until not-after",
                        "hours.1.until not-after",
                        "exceptions.0.until not-after");
    }

    @Test
    void aClosedDayCannotBeOpenToo() {
        assertThat(
                        problems(
                                30,
                                List.of(),
                                List.of(
                                        new ExceptionDay(DAY, null, null),
                                        open(DAY, "09:00", "10:00"))))
                .containsExactly("exceptions.1.date overlaps");
    }

    @Test
    void halfAnExceptionIsNone() {
        assertThat(
                        problems(
                                30,
                                List.of(),
                                List.of(new ExceptionDay(DAY, LocalTime.of(9, 0), null))))
                .containsExactly("exceptions.0.until required");
    }

    @Test
    void slotsLastFiveMinutesToFourHoursAndWholeMinutes() {
        assertThat(problems(4, List.of(), List.of())).containsExactly("slotLength range");
        assertThat(problems(241, List.of(), List.of())).containsExactly("slotLength range");
        assertThat(problems(5, List.of(), List.of())).isEmpty();
        assertThat(problems(240, List.of(), List.of())).isEmpty();
        assertThat(problems(30, List.of(hours(DayOfWeek.MONDAY, "08:00:30", "09:00")), List.of()))
                .containsExactly("hours.0.from time");
    }

    private static List<String> problems(
            int minutes, List<Hours> hours, List<ExceptionDay> exceptions) {
        Schedule schedule =
                new Schedule(
                        new ScheduleId(new UUID(0, 1)),
                        0,
                        new PersonId(new UUID(0, 2)),
                        new LocationId(new UUID(0, 3)),
                        Duration.ofMinutes(minutes),
                        hours,
                        exceptions);
        return ScheduleRules.problems(schedule).stream()
                .map((FieldProblem p) -> p.field() + " " + p.code())
                .toList();
    }

    private static Hours hours(DayOfWeek day, String from, String until) {
        return new Hours(day, LocalTime.parse(from), LocalTime.parse(until));
    }

    private static ExceptionDay open(LocalDate date, String from, String until) {
        return new ExceptionDay(date, LocalTime.parse(from), LocalTime.parse(until));
    }
}
