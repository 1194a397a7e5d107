package org.rawat.prescriptions.internal.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

class CourseTest {
    // A Monday.
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final Dose ONE = Dose.of(Fraction.ONE, DoseUnit.TABLET);

    private static Timing timing(
            @Nullable Frequency frequency,
            @Nullable Span interval,
            List<When> when,
            List<DayOfWeek> days,
            @Nullable Span duration,
            @Nullable Integer count) {
        return new Timing(frequency, interval, when, List.of(), days, duration, false, count);
    }

    private static Timing daily(int times, Event... events) {
        return timing(
                Frequency.daily(times),
                null,
                Arrays.stream(events).map(When::of).toList(),
                List.of(),
                null,
                null);
    }

    private static Timing every(int hours) {
        return timing(null, Span.of(hours, PeriodUnit.HOUR), List.of(), List.of(), null, null);
    }

    private static Course course(Timing... steps) {
        return new Course(
                FIRST, Arrays.stream(steps).map(timing -> Dosage.of(ONE, timing)).toList());
    }

    private static List<String> times(Course course, LocalDate day) {
        return course.on(day).stream().map(dose -> dose.at().toString()).toList();
    }

    @Test
    void soManyTimesADayAreSpreadOverTheDay() {
        assertThat(times(course(daily(1)), FIRST)).containsExactly("08:00");
        assertThat(times(course(daily(3)), FIRST)).containsExactly("07:00", "13:00", "19:00");
        assertThat(times(course(daily(4)), FIRST))
                .containsExactly("07:00", "12:00", "17:00", "22:00");
        assertThat(times(course(daily(7)), FIRST)).as("nobody knows when").isEmpty();
    }

    @Test
    void mealsAndTimesOfTheDayDecideWhen() {
        assertThat(times(course(daily(3, Event.PC)), FIRST))
                .containsExactly("07:00", "12:30", "18:30");
        assertThat(times(course(daily(2, Event.AC)), FIRST)).containsExactly("06:30", "18:00");
        assertThat(times(course(daily(2, Event.MORN, Event.NIGHT)), FIRST))
                .containsExactly("07:00", "20:00");
        assertThat(times(course(daily(2, Event.MORN, Event.NIGHT, Event.PC)), FIRST))
                .containsExactly("07:00", "18:30");
        assertThat(times(course(daily(1, Event.HS)), FIRST)).containsExactly("21:30");
        Timing hourBefore =
                timing(
                        Frequency.daily(1),
                        null,
                        List.of(new When(Event.ACM, 60)),
                        List.of(),
                        null,
                        null);
        assertThat(times(course(hourBefore), FIRST)).containsExactly("06:00");
        Timing afterMeals = timing(null, null, List.of(When.of(Event.PC)), List.of(), null, null);
        assertThat(times(course(afterMeals), FIRST)).as("after which meals?").isEmpty();
    }

    @Test
    void intervalsFillTheDay() {
        assertThat(times(course(every(8)), FIRST)).containsExactly("06:00", "14:00", "22:00");
        assertThat(times(course(every(12)), FIRST)).containsExactly("06:00", "18:00");
        assertThat(times(course(every(24)), FIRST)).containsExactly("08:00");
        assertThat(times(course(every(7)), FIRST)).as("no day is like another").isEmpty();
        Course everyOther = course(every(48));
        assertThat(times(everyOther, FIRST)).containsExactly("08:00");
        assertThat(times(everyOther, FIRST.plusDays(1))).isEmpty();
        assertThat(times(everyOther, FIRST.plusDays(2))).containsExactly("08:00");
    }

    @Test
    void whatIsNotForEveryDayIsForItsDaysOnly() {
        Frequency once = new Frequency(1, 1, Span.of(1, PeriodUnit.WEEK));
        Course mondays =
                course(timing(once, null, List.of(), List.of(DayOfWeek.MONDAY), null, null));
        assertThat(times(mondays, FIRST)).hasSize(1);
        assertThat(times(mondays, FIRST.plusDays(3))).isEmpty();
        assertThat(times(mondays, FIRST.plusDays(7))).hasSize(1);

        Course weekly = course(Timing.of(once));
        assertThat(times(weekly, FIRST.plusDays(14))).hasSize(1);
        assertThat(times(weekly, FIRST.plusDays(13))).isEmpty();

        Course twiceAWeek = course(Timing.of(new Frequency(2, 2, Span.of(1, PeriodUnit.WEEK))));
        assertThat(times(twiceAWeek, FIRST)).as("on which days?").isEmpty();

        Course monthly = course(Timing.of(new Frequency(1, 1, Span.of(1, PeriodUnit.MONTH))));
        assertThat(times(monthly, FIRST.plusMonths(1))).hasSize(1);
        assertThat(times(monthly, FIRST.plusDays(29))).isEmpty();

        Course thirdDays = course(Timing.of(new Frequency(1, 1, Span.of(3, PeriodUnit.DAY))));
        assertThat(times(thirdDays, FIRST.plusDays(3))).hasSize(1);
        assertThat(times(thirdDays, FIRST.plusDays(4))).isEmpty();
    }

    @Test
    void aTaperGoesFromStepToStepAndEnds() {
        Timing thrice =
                timing(
                        Frequency.daily(3),
                        null,
                        List.of(),
                        List.of(),
                        Span.of(3, PeriodUnit.DAY),
                        null);
        Timing once =
                timing(
                        Frequency.daily(1),
                        null,
                        List.of(),
                        List.of(),
                        Span.of(1, PeriodUnit.WEEK),
                        null);
        Course taper =
                new Course(
                        FIRST,
                        List.of(
                                Dosage.of(ONE, thrice),
                                new Dosage(
                                        2, ONE, once, false, List.of(), List.of(), null, null,
                                        List.of())));
        assertThat(taper.on(FIRST.plusDays(2))).hasSize(3);
        assertThat(taper.on(FIRST.plusDays(3))).hasSize(1);
        assertThat(taper.on(FIRST.plusDays(9))).hasSize(1);
        assertThat(taper.on(FIRST.plusDays(10))).isEmpty();
        assertThat(taper.lastDay()).isEqualTo(FIRST.plusDays(9));
    }

    @Test
    void stepsSideBySideAreTakenTheSameDay() {
        Dosage morning = Dosage.of(ONE, daily(1, Event.MORN));
        Dosage night = Dosage.of(Dose.of(Fraction.of(2), DoseUnit.TABLET), daily(1, Event.NIGHT));
        Course course = new Course(FIRST, List.of(morning, night));
        assertThat(course.on(FIRST))
                .extracting(dose -> dose.at().getHour() + " " + dose.dose().low())
                .containsExactly("7 1", "20 2");
    }

    @Test
    void aCountedNumberOfTimesStopsThere() {
        Timing five = timing(Frequency.daily(2), null, List.of(), List.of(), null, 5);
        Course course = course(five);
        assertThat(times(course, FIRST.plusDays(1))).hasSize(2);
        assertThat(times(course, FIRST.plusDays(2))).containsExactly("08:00");
        assertThat(times(course, FIRST.plusDays(3))).isEmpty();
        assertThat(course.lastDay()).isEqualTo(FIRST.plusDays(2));
        Course once = course(timing(null, null, List.of(), List.of(), null, 1));
        assertThat(times(once, FIRST)).hasSize(1);
        assertThat(times(once, FIRST.plusDays(1))).isEmpty();
    }

    @Test
    void freeTextAndWhatIsTakenAsNeededHaveNoTimes() {
        Dosage needed =
                new Dosage(1, ONE, daily(3), true, List.of(), List.of(), null, null, List.of());
        assertThat(new Course(FIRST, List.of()).on(FIRST)).isEmpty();
        Course course = new Course(FIRST, List.of(needed));
        assertThat(course.on(FIRST)).isEmpty();
        assertThat(course.asNeeded(FIRST)).isEqualTo(needed);
        assertThat(course.lastDay()).isNull();
    }

    @Test
    void aClockTimeIsThatTime() {
        Timing timing =
                new Timing(
                        null,
                        null,
                        List.of(),
                        List.of(LocalTime.of(9, 15)),
                        List.of(),
                        null,
                        false,
                        null);
        assertThat(times(course(timing), FIRST)).containsExactly("09:15");
        assertThat(course(timing).on(FIRST.minusDays(1))).isEmpty();
    }

    @Test
    void whatIsSignedLateBeginsTheNextDay() {
        List<Dosage> thrice = List.of(Dosage.of(ONE, daily(3)));
        assertThat(Course.signedAt(FIRST.atTime(18, 59), thrice).first()).isEqualTo(FIRST);
        assertThat(Course.signedAt(FIRST.atTime(19, 1), thrice).first())
                .isEqualTo(FIRST.plusDays(1));
        assertThat(Course.signedAt(FIRST.atTime(23, 0), List.of()).first())
                .as("free text has no doses to be past")
                .isEqualTo(FIRST);
    }
}
