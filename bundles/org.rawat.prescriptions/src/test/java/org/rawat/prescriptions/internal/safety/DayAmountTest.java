package org.rawat.prescriptions.internal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

class DayAmountTest {
    private static final Dose ONE = Dose.of(Fraction.ONE, DoseUnit.TABLET);

    @Test
    void threeTimesADayOneToTwoTabletsAreSixAtMost() {
        Dose range = new Dose(Fraction.ONE, Fraction.of(2), DoseUnit.TABLET);
        DayAmount day = of(Dosage.of(range, Timing.of(Frequency.daily(3))));
        assertThat(day.perDose()).isEqualByComparingTo("2");
        assertThat(day.perDay()).isEqualByComparingTo("6");
        assertThat(day.daysAWeek()).isEqualTo(7);
    }

    @Test
    void everyEightHoursAreThreeAndEveryFourToSixAreSix() {
        assertThat(of(every(new Span(8, 8, PeriodUnit.HOUR))).perDay()).isEqualByComparingTo("3");
        assertThat(of(every(new Span(4, 6, PeriodUnit.HOUR))).perDay()).isEqualByComparingTo("6");
        assertThat(of(every(new Span(5, 5, PeriodUnit.HOUR))).perDay()).isEqualByComparingTo("5");
    }

    @Test
    void whenNeededTheLimitCountsAndWithoutOneNothingIsCertain() {
        Dosage needed =
                new Dosage(
                        1, ONE, Timing.unsaid(), true, List.of(), List.of(), null, null, List.of());
        assertThat(DayAmount.of(List.of(needed)).orElseThrow().perDay()).isNull();
        Dosage limited =
                new Dosage(
                        1,
                        ONE,
                        Timing.unsaid(),
                        true,
                        List.of(),
                        List.of(new Limit(Fraction.of(4), null, Span.of(1, PeriodUnit.DAY))),
                        null,
                        null,
                        List.of());
        assertThat(of(limited).perDay()).isEqualByComparingTo("4");
    }

    @Test
    void sideBySideIsSummedAndOfATaperTheLargestDayCounts() {
        Dosage morning = at(1, Fraction.of(2), Event.MORN);
        Dosage night = at(1, Fraction.ONE, Event.NIGHT);
        Dosage later = at(2, Fraction.ONE, Event.MORN);
        DayAmount day = DayAmount.of(List.of(morning, night, later)).orElseThrow();
        assertThat(day.perDay()).isEqualByComparingTo("3");
        assertThat(day.perDose()).isEqualByComparingTo("2");
    }

    @Test
    void onceAWeekIsOneDayAndEveryOtherDayAreFourAtMost() {
        Frequency weekly = new Frequency(1, 1, Span.of(1, PeriodUnit.WEEK));
        assertThat(of(Dosage.of(ONE, Timing.of(weekly))).daysAWeek()).isEqualTo(1);
        assertThat(of(Dosage.of(ONE, Timing.of(weekly))).perDay()).isEqualByComparingTo("1");
        Frequency other = new Frequency(1, 1, Span.of(2, PeriodUnit.DAY));
        assertThat(of(Dosage.of(ONE, Timing.of(other))).daysAWeek()).isEqualTo(4);
    }

    @Test
    void withoutADoseOrInTwoUnitsNothingIsCertain() {
        Dosage spread =
                new Dosage(
                        1,
                        null,
                        Timing.of(Frequency.daily(2)),
                        false,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of());
        assertThat(DayAmount.of(List.of(spread))).isEmpty();
        assertThat(DayAmount.of(List.of())).isEmpty();
        Dosage spoon =
                Dosage.of(Dose.of(Fraction.ONE, DoseUnit.TEASPOON), Timing.of(Frequency.daily(1)));
        assertThat(DayAmount.of(List.of(Dosage.of(ONE, Timing.of(Frequency.daily(1))), spoon)))
                .isEmpty();
    }

    @Test
    void halfATabletIsHalf() {
        Dosage half =
                Dosage.of(
                        Dose.of(new Fraction(1, 2), DoseUnit.TABLET),
                        Timing.of(Frequency.daily(2)));
        assertThat(of(half).perDay()).isEqualByComparingTo(BigDecimal.ONE);
    }

    private static Dosage every(Span interval) {
        return Dosage.of(
                ONE,
                new Timing(null, interval, List.of(), List.of(), List.of(), null, false, null));
    }

    private static Dosage at(int sequence, Fraction amount, Event event) {
        return new Dosage(
                sequence,
                Dose.of(amount, DoseUnit.TABLET),
                new Timing(
                        null,
                        null,
                        List.of(When.of(event)),
                        List.of(),
                        List.of(),
                        null,
                        false,
                        null),
                false,
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }

    private static DayAmount of(Dosage step) {
        return DayAmount.of(List.of(step)).orElseThrow();
    }
}
