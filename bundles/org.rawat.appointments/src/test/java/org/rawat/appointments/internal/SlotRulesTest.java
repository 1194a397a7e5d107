package org.rawat.appointments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Schedule;
import org.rawat.appointments.api.Schedule.ExceptionDay;
import org.rawat.appointments.api.Schedule.Hours;
import org.rawat.appointments.api.ScheduleId;
import org.rawat.appointments.api.Slot;
import org.rawat.appointments.internal.store.TimeSpan;
import org.rawat.identity.api.LocationId;

class SlotRulesTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta,  2026-11-02T02:00:00Z",
        "Asia/Makassar, 2026-11-02T01:00:00Z",
        "Asia/Jayapura, 2026-11-02T00:00:00Z",
        "Europe/Berlin, 2026-11-02T08:00:00Z"
    })
    void nineInTheMorningIsNineAtTheClinic(String zone, Instant first) {
        Schedule schedule = schedule(30, hours(DayOfWeek.MONDAY, "09:00", "12:00"));

        List<Slot> slots = SlotRules.slots(schedule, ZoneId.of(zone), MONDAY, 7);

        assertThat(slots).hasSize(6);
        assertThat(slots.get(0).startsAt()).isEqualTo(first);
        assertThat(slots.get(0).endsAt()).isEqualTo(first.plusSeconds(1800));
        assertThat(slots.get(0).zone()).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void aRestThatIsShorterThanASlotStaysUnused() {
        Schedule schedule = schedule(25, hours(DayOfWeek.MONDAY, "09:00", "10:00"));

        assertThat(local(SlotRules.slots(schedule, JAKARTA, MONDAY, 1), JAKARTA))
                .containsExactly("09:00", "09:25");
    }

    @Test
    void hoursUntilMidnightEndWithTheDay() {
        Schedule schedule = schedule(30, hours(DayOfWeek.MONDAY, "23:00", "00:00"));

        assertThat(local(SlotRules.slots(schedule, JAKARTA, MONDAY, 7), JAKARTA))
                .containsExactly("23:00", "23:30");
    }

    @Test
    void aClosedDayHasNoSlots() {
        Schedule schedule =
                schedule(
                        30,
                        List.of(hours(DayOfWeek.MONDAY, "09:00", "12:00")),
                        new ExceptionDay(MONDAY, null, null));

        assertThat(SlotRules.slots(schedule, JAKARTA, MONDAY, 7)).isEmpty();
        assertThat(SlotRules.slots(schedule, JAKARTA, MONDAY.plusWeeks(1), 7)).hasSize(6);
    }

    @Test
    void aDayThatDiffersIsOpenJustThen() {
        Schedule schedule =
                schedule(
                        30,
                        List.of(hours(DayOfWeek.MONDAY, "09:00", "12:00")),
                        new ExceptionDay(MONDAY, LocalTime.of(16, 0), LocalTime.of(17, 0)),
                        new ExceptionDay(MONDAY, LocalTime.of(7, 0), LocalTime.of(7, 30)));

        assertThat(local(SlotRules.slots(schedule, JAKARTA, MONDAY, 1), JAKARTA))
                .containsExactly("07:00", "16:00", "16:30");
    }

    @Test
    void aDayOffInTheWeekCanBeOpenedOnce() {
        Schedule schedule =
                schedule(
                        30,
                        List.of(hours(DayOfWeek.MONDAY, "09:00", "12:00")),
                        new ExceptionDay(
                                MONDAY.plusDays(6), LocalTime.of(10, 0), LocalTime.of(11, 0)));

        assertThat(SlotRules.slots(schedule, JAKARTA, MONDAY.plusDays(6), 1)).hasSize(2);
    }

    @Test
    void theHourThatSpringTakesAwayHasNoSlots() {
        Schedule schedule = schedule(30, hours(DayOfWeek.SUNDAY, "01:00", "04:00"));

        List<Slot> slots = SlotRules.slots(schedule, BERLIN, LocalDate.of(2026, 3, 29), 1);

        assertThat(local(slots, BERLIN)).containsExactly("01:00", "01:30", "03:00", "03:30");
        assertApart(slots);
    }

    @Test
    void hoursThatBeginInTheLostHourBeginWhenItIsOver() {
        Schedule schedule = schedule(30, hours(DayOfWeek.SUNDAY, "02:30", "04:00"));

        List<Slot> slots = SlotRules.slots(schedule, BERLIN, LocalDate.of(2026, 3, 29), 1);

        assertThat(local(slots, BERLIN)).containsExactly("03:00", "03:30");
    }

    @Test
    void theHourThatAutumnRepeatsHasItsSlotsTwice() {
        Schedule schedule = schedule(30, hours(DayOfWeek.SUNDAY, "01:00", "04:00"));

        List<Slot> slots = SlotRules.slots(schedule, BERLIN, LocalDate.of(2026, 10, 25), 1);

        assertThat(local(slots, BERLIN))
                .containsExactly(
                        "01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30");
        assertApart(slots);
    }

    @Test
    void aWorkingDayIsTheSameOnBothSidesOfTheChangeOfClocks() {
        Schedule schedule =
                schedule(
                        30,
                        hours(DayOfWeek.FRIDAY, "09:00", "12:00"),
                        hours(DayOfWeek.MONDAY, "09:00", "12:00"));

        List<Slot> slots = SlotRules.slots(schedule, BERLIN, LocalDate.of(2026, 10, 23), 4);

        assertThat(slots.get(0).startsAt()).isEqualTo(Instant.parse("2026-10-23T07:00:00Z"));
        assertThat(slots.get(6).startsAt()).isEqualTo(Instant.parse("2026-10-26T08:00:00Z"));
    }

    @Test
    void aSlotIsFoundByItsStartAndNothingBesideIt() {
        Schedule schedule = schedule(30, hours(DayOfWeek.MONDAY, "09:00", "12:00"));
        Instant nine = MONDAY.atTime(9, 0).atZone(JAKARTA).toInstant();

        assertThat(SlotRules.slotAt(schedule, JAKARTA, nine)).isPresent();
        assertThat(SlotRules.slotAt(schedule, JAKARTA, nine.plusSeconds(60))).isEmpty();
        assertThat(SlotRules.slotAt(schedule, JAKARTA, nine.plusNanos(1))).isEmpty();
        assertThat(SlotRules.slotAt(schedule, JAKARTA, nine.plus(Duration.ofHours(3)))).isEmpty();
        assertThat(SlotRules.slotAt(schedule, JAKARTA, nine.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void busyTimesLeaveFreeWhatALookAtEachOfThemLeaves() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Instant base = Instant.parse("2026-11-02T00:00:00Z");
        for (int round = 0; round < 200; round++) {
            List<TimeSpan> spans = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                Instant from = base.plusSeconds(60L * random.nextInt(600));
                spans.add(new TimeSpan(from, from.plusSeconds(60L * (1 + random.nextInt(90)))));
            }
            BusyTimes busy = new BusyTimes(spans);
            for (int i = 0; i < 20; i++) {
                Instant from = base.plusSeconds(60L * random.nextInt(600));
                TimeSpan span =
                        new TimeSpan(from, from.plusSeconds(60L * (1 + random.nextInt(60))));
                Slot slot = new Slot(person(), location(), span.from(), span.until(), JAKARTA);
                assertThat(busy.leaveFree(slot))
                        .as("seed %d", seed)
                        .isEqualTo(spans.stream().noneMatch(span::overlaps));
            }
        }
    }

    private static void assertApart(List<Slot> slots) {
        for (int i = 1; i < slots.size(); i++) {
            assertThat(slots.get(i).startsAt()).isEqualTo(slots.get(i - 1).endsAt());
        }
    }

    private static List<String> local(List<Slot> slots, ZoneId zone) {
        return slots.stream()
                .map(slot -> slot.startsAt().atZone(zone).toLocalTime().toString())
                .toList();
    }

    private static Hours hours(DayOfWeek day, String from, String until) {
        return new Hours(day, LocalTime.parse(from), LocalTime.parse(until));
    }

    private static Schedule schedule(int minutes, Hours... hours) {
        return schedule(minutes, List.of(hours));
    }

    private static Schedule schedule(int minutes, List<Hours> hours, ExceptionDay... exceptions) {
        return new Schedule(
                new ScheduleId(new UUID(0, 1)),
                1,
                person(),
                location(),
                Duration.ofMinutes(minutes),
                hours,
                List.of(exceptions));
    }

    private static PersonId person() {
        return new PersonId(new UUID(0, 2));
    }

    private static LocationId location() {
        return new LocationId(new UUID(0, 3));
    }
}
