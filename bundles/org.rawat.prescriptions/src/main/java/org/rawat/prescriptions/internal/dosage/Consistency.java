package org.rawat.prescriptions.internal.dosage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Instruction;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.PeriodUnit;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Site;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;

/**
 * Whether steps can be meant as they stand: nothing contradicts, nothing that matters is missing.
 */
final class Consistency {
    private static final Span DAY = Span.of(1, PeriodUnit.DAY);
    private static final Span WEEK = Span.of(1, PeriodUnit.WEEK);
    private static final Set<DoseUnit> INTO_SMALL_PLACES =
            Set.of(
                    DoseUnit.DROP,
                    DoseUnit.SPRAY,
                    DoseUnit.PUFF,
                    DoseUnit.APPLICATION,
                    DoseUnit.CENTIMETRE,
                    DoseUnit.MILLILITRE);
    private static final Set<Route> SMALL_PLACES =
            Set.of(Route.OPHTHALMIC, Route.OTIC, Route.NASAL);
    private static final Set<DoseUnit> NEVER_SWALLOWED =
            Set.of(
                    DoseUnit.SUPPOSITORY,
                    DoseUnit.OVULE,
                    DoseUnit.PATCH,
                    DoseUnit.PUFF,
                    DoseUnit.APPLICATION,
                    DoseUnit.FINGERTIP,
                    DoseUnit.NEBULE);
    private static final List<Set<Instruction>> EXCLUSIVE =
            List.of(
                    Set.of(Instruction.CHEW, Instruction.SWALLOW_WHOLE),
                    Set.of(Instruction.CHEW, Instruction.DO_NOT_CHEW),
                    Set.of(Instruction.SUCK, Instruction.SWALLOW_WHOLE),
                    Set.of(Instruction.SWALLOW_WHOLE, Instruction.DO_NOT_SWALLOW),
                    Set.of(Instruction.SWALLOW_WHOLE, Instruction.DISSOLVE_IN_WATER),
                    Set.of(Instruction.WITH_MILK, Instruction.NOT_WITH_MILK),
                    Set.of(Instruction.EMPTY_STOMACH, Instruction.WITH_OR_WITHOUT_FOOD),
                    Set.of(Instruction.EMPTY_STOMACH, Instruction.WITH_MILK));
    private static final Set<Instruction> ENOUGH =
            Set.of(Instruction.AS_DIRECTED, Instruction.HAND_TO_DOCTOR, Instruction.EXTERNAL_USE);

    private Consistency() {}

    /** Why the steps cannot be meant; empty when they can. */
    static Optional<Reason> problem(List<Dosage> steps) {
        for (Dosage step : steps) {
            Optional<Reason> problem = problem(step);
            if (problem.isPresent()) {
                return problem;
            }
        }
        if (steps.size() == 1) {
            return Optional.empty();
        }
        int last = steps.get(steps.size() - 1).sequence();
        for (Dosage step : steps) {
            Timing timing = step.timing();
            boolean ends = timing.duration() != null || timing.count() != null;
            if (step.dose() == null || !saysWhen(timing) || step.sequence() < last && !ends) {
                return Optional.of(Reason.AMBIGUOUS);
            }
        }
        return Optional.empty();
    }

    private static Optional<Reason> problem(Dosage step) {
        if (times(step.timing()) || limits(step) || instructions(step) || place(step)) {
            return Optional.of(Reason.CONTRADICTION);
        }
        if (mealsBesideTimes(step.timing())) {
            return Optional.of(Reason.AMBIGUOUS);
        }
        boolean enough =
                step.dose() != null
                        || saysWhen(step.timing())
                        || !step.limits().isEmpty()
                        || step.instructions().stream().anyMatch(ENOUGH::contains);
        return enough ? Optional.empty() : Optional.of(Reason.INCOMPLETE);
    }

    private static boolean saysWhen(Timing timing) {
        return timing.frequency() != null
                || timing.interval() != null
                || timing.count() != null
                || !timing.when().isEmpty()
                || !timing.clockTimes().isEmpty()
                || !timing.days().isEmpty();
    }

    /** How many doses a day the events and clock times make. */
    static int fixedTimes(Timing timing) {
        int events =
                (int) timing.when().stream().filter(it -> !it.event().meal() || named(it)).count();
        return events + timing.clockTimes().size();
    }

    private static boolean named(When when) {
        String name = when.event().name();
        return when.event().meal()
                && (name.endsWith("M") || name.endsWith("D") || name.endsWith("V"));
    }

    private static boolean mealsBesideTimes(Timing timing) {
        boolean meal = timing.when().stream().anyMatch(Consistency::named);
        boolean bed = timing.when().stream().anyMatch(it -> it.event() == Event.HS);
        if (bed && timing.when().stream().anyMatch(it -> it.event().meal())) {
            return true;
        }
        boolean time =
                !timing.clockTimes().isEmpty()
                        || timing.when().stream().anyMatch(it -> !it.event().meal());
        return meal && time;
    }

    private static boolean times(Timing timing) {
        int fixed = fixedTimes(timing);
        Frequency frequency = timing.frequency();
        Span interval = timing.interval();
        long anyMeal = timing.when().stream().filter(it -> it.event().meal() && !named(it)).count();
        long namedMeals = timing.when().stream().filter(Consistency::named).count();
        if (anyMeal > 1 || anyMeal > 0 && namedMeals > 0) {
            return true;
        }
        if (timing.when().stream().map(When::event).distinct().count() < timing.when().size()) {
            return true;
        }
        if (interval != null && (fixed > 0 || !timing.days().isEmpty())) {
            return true;
        }
        boolean again =
                frequency != null
                        || interval != null
                        || timing.duration() != null
                        || timing.untilFinished();
        if (timing.count() != null && again) {
            return true;
        }
        if (frequency == null) {
            return false;
        }
        return interval != null && !fits(frequency, interval)
                || fixed > 0 && !fits(frequency, fixed)
                || !timing.days().isEmpty() && !fitsDays(frequency, timing.days().size());
    }

    private static boolean fits(Frequency frequency, int fixed) {
        if (frequency.per().equals(DAY)) {
            return !frequency.range() && frequency.low() == fixed;
        }
        return fixed == 1;
    }

    private static boolean fitsDays(Frequency frequency, int days) {
        if (frequency.per().equals(WEEK)) {
            return !frequency.range() && frequency.low() == days;
        }
        return frequency.per().equals(DAY);
    }

    /** Three times a day and every eight hours is the same, and four times with six to eight. */
    private static boolean fits(Frequency frequency, Span interval) {
        int minutes = interval.unit() == PeriodUnit.HOUR ? 60 : 1;
        int day = 24 * 60;
        return frequency.per().equals(DAY)
                && frequency.low() * interval.high() * minutes == day
                && frequency.high() * interval.low() * minutes == day;
    }

    private static boolean limits(Dosage step) {
        Frequency frequency = step.timing().frequency();
        Dose dose = step.dose();
        for (Limit limit : step.limits()) {
            if (limit.unit() == null
                    && frequency != null
                    && frequency.per().equals(limit.per())
                    && limit.amount().compareTo(Fraction.of(frequency.high())) < 0) {
                return true;
            }
            if (dose != null
                    && dose.unit() == limit.unit()
                    && (limit.amount().compareTo(dose.high()) < 0
                            || frequency != null
                                    && frequency.per().equals(limit.per())
                                    && limit.amount().compareTo(least(dose, frequency)) < 0)) {
                return true;
            }
        }
        return step.limits().stream().map(Limit::unit).distinct().count() < step.limits().size();
    }

    private static Fraction least(Dose dose, Frequency frequency) {
        return dose.low().times(Fraction.of(frequency.low()));
    }

    private static boolean instructions(Dosage step) {
        List<Instruction> said = step.instructions();
        if (EXCLUSIVE.stream().anyMatch(said::containsAll)) {
            return true;
        }
        boolean meal = step.timing().when().stream().anyMatch(it -> it.event().meal());
        boolean full =
                step.timing().when().stream()
                        .anyMatch(it -> it.event().meal() && !it.event().name().startsWith("A"));
        return full && said.contains(Instruction.EMPTY_STOMACH)
                || meal && said.contains(Instruction.WITH_OR_WITHOUT_FOOD)
                || step.route() == Route.ORAL && said.contains(Instruction.DO_NOT_SWALLOW);
    }

    private static boolean place(Dosage step) {
        Site site = step.site();
        Route route = step.route();
        Route plain = site == null ? null : site.route();
        if (plain != null && route != plain) {
            return true;
        }
        Dose dose = step.dose();
        return route != null
                && dose != null
                && (SMALL_PLACES.contains(route) && !INTO_SMALL_PLACES.contains(dose.unit())
                        || route == Route.ORAL && NEVER_SWALLOWED.contains(dose.unit()));
    }
}
