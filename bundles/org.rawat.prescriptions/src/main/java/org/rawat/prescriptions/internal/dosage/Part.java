package org.rawat.prescriptions.internal.dosage;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.rawat.prescriptions.api.dosage.Complaint;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Instruction;
import org.rawat.prescriptions.api.dosage.Route;
import org.rawat.prescriptions.api.dosage.Site;
import org.rawat.prescriptions.api.dosage.Span;
import org.rawat.prescriptions.api.dosage.When;

/** One thing that a line says. */
sealed interface Part {
    record HowMuch(Dose dose) implements Part {}

    /** At a time of the day, or before going to bed. */
    record At(When when) implements Part {}

    record AtClock(LocalTime time) implements Part {}

    record OnDay(DayOfWeek day) implements Part {}

    /** Amounts for the times of a day: 1-0-1. */
    record Schedule(List<Fraction> amounts, DoseUnit unit) implements Part {}

    record HowOften(org.rawat.prescriptions.api.dosage.Frequency frequency) implements Part {}

    record Every(Span interval) implements Part {}

    record Meal(When when) implements Part {}

    record Lasting(Span duration) implements Part {}

    record UntilFinished() implements Part {}

    record InAll(int count) implements Part {}

    record Needed(List<Complaint> complaints) implements Part {
        public Needed {
            complaints = List.copyOf(complaints);
        }
    }

    record AtMost(org.rawat.prescriptions.api.dosage.Limit limit) implements Part {}

    record By(Route route) implements Part {}

    record Where(Site site) implements Part {}

    record Heed(Instruction instruction) implements Part {}

    /**
     * Whether it says when in the day or the week, so that several doses can be told apart by it.
     */
    default boolean tellsWhen() {
        return this instanceof At || this instanceof AtClock || this instanceof OnDay;
    }

    /**
     * A part in its place.
     *
     * @param part what is said
     * @param afterComma whether a comma or a bracket stands before it
     * @param joined whether "and" stands before it
     * @param start where it begins in the line
     * @param end where it has ended
     */
    record Placed(Part part, boolean afterComma, boolean joined, int start, int end) {}
}
