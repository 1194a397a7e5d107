package org.rawat.prescriptions.internal.dosage;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Complaint;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.Instruction;
import org.rawat.prescriptions.api.dosage.Limit;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Site;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.Timing;
import org.rawat.prescriptions.api.dosage.When;
import org.rawat.prescriptions.internal.dosage.Part.Placed;

/** A step that grows part by part. What is said twice must be the same. */
final class StepDraft {
    private @Nullable Dose dose;
    private @Nullable Frequency frequency;
    private @Nullable Span interval;
    private final List<When> when = new ArrayList<>();
    private final List<LocalTime> clockTimes = new ArrayList<>();
    private final List<DayOfWeek> days = new ArrayList<>();
    private @Nullable Span duration;
    private boolean untilFinished;
    private @Nullable Integer count;
    private boolean needed;
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private @Nullable Route route;
    private @Nullable Site site;
    private final List<Instruction> instructions = new ArrayList<>();
    private @Nullable Placed last;

    void addAll(List<Placed> parts) {
        parts.forEach(this::add);
    }

    void add(Placed placed) {
        Part part = placed.part();
        if (part instanceof Part.HowMuch it) {
            dose = same(dose, it.dose(), placed);
        } else if (part instanceof Part.HowOften it) {
            frequency = same(frequency, it.frequency(), placed);
        } else if (part instanceof Part.Every it) {
            interval = same(interval, it.interval(), placed);
        } else if (part instanceof Part.At it) {
            at(it.when(), placed);
        } else if (part instanceof Part.Meal it) {
            meal(it.when(), placed);
        } else if (part instanceof Part.AtClock it) {
            clockTimes.add(it.time());
        } else if (part instanceof Part.OnDay it) {
            days.add(it.day());
        } else if (part instanceof Part.Lasting it) {
            duration = same(duration, it.duration(), placed);
        } else if (part instanceof Part.UntilFinished) {
            untilFinished = true;
        } else if (part instanceof Part.InAll it) {
            count = same(count, it.count(), placed);
        } else {
            addRemark(part, placed);
        }
        last = placed;
    }

    private void addRemark(Part part, Placed placed) {
        if (part instanceof Part.Needed it) {
            needed = true;
            complaints.addAll(it.complaints());
        } else if (part instanceof Part.AtMost it) {
            if (!limits.contains(it.limit())) {
                limits.add(it.limit());
            }
        } else if (part instanceof Part.By it) {
            route = same(route, it.route(), placed);
        } else if (part instanceof Part.Where it) {
            Site both = site == null ? null : RemarkReader.both(site, it.site());
            site = both == null ? same(site, it.site(), placed) : both;
        } else if (part instanceof Part.Heed it) {
            instructions.add(it.instruction());
        } else {
            throw new IllegalStateException(part.toString());
        }
    }

    /** "At night before going to bed" is before going to bed. */
    private void at(When at, Placed placed) {
        notBoth(placed, Part.Meal.class);
        if (at.event() == Event.HS && follows(placed, Event.NIGHT)) {
            when.remove(When.of(Event.NIGHT));
        }
        when.add(at);
    }

    private void meal(When meal, Placed placed) {
        notBoth(placed, Part.At.class);
        when.add(meal);
    }

    /** "In the morning after breakfast" is after breakfast. */
    private List<When> whenOnce() {
        List<When> times = when.stream().filter(it -> !it.event().meal()).toList();
        List<When> meals = when.stream().filter(it -> it.event().meal()).toList();
        if (times.size() != 1 || meals.size() != 1) {
            return when;
        }
        String meal = meals.get(0).event().name();
        Event time = times.get(0).event();
        boolean same =
                meal.endsWith("M") && time == Event.MORN
                        || meal.endsWith("D") && time == Event.NOON
                        || meal.endsWith("V") && (time == Event.EVE || time == Event.NIGHT);
        return same ? meals : when;
    }

    /** "Before meals and at bedtime": four doses, or one? */
    private void notBoth(Placed placed, Class<? extends Part> other) {
        if (placed.joined() && last != null && other.isInstance(last.part())) {
            throw new NotUnderstood(Reason.AMBIGUOUS, last.start(), placed.end());
        }
    }

    private boolean follows(Placed placed, Event event) {
        return last != null
                && last.part() instanceof Part.At at
                && at.when().equals(When.of(event))
                && !placed.joined()
                && !placed.afterComma();
    }

    private static <T> T same(@Nullable T before, T now, Placed placed) {
        if (before != null && !before.equals(now)) {
            throw new NotUnderstood(Reason.CONTRADICTION, placed.start(), placed.end());
        }
        return now;
    }

    Dosage dosage(int sequence) {
        return new Dosage(
                sequence,
                dose,
                new Timing(
                        frequency,
                        interval,
                        whenOnce(),
                        clockTimes,
                        days,
                        duration,
                        untilFinished,
                        count),
                needed,
                complaints,
                limits,
                route,
                site,
                instructions);
    }
}
