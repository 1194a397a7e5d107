package org.rawat.prescriptions.api.dosage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of how a medicine is taken: FHIR's Dosage. Steps of the same sequence number are taken
 * side by side, those of the next number afterwards. "2 tablets in the morning and 1 at night" are
 * two steps of one number, a taper has a number for each of its steps.
 *
 * @param sequence from 1; the first step has 1, each next the same or one more
 * @param dose how much at one time; null when not said, as for an ointment
 * @param timing when
 * @param asNeeded whether only when needed
 * @param complaints for what it is needed; empty unless {@code asNeeded}
 * @param limits what must not be exceeded
 * @param route how it enters the body; null when not said and not plain from the site
 * @param site where; null when not said
 * @param instructions what else to heed
 */
public record Dosage(
        int sequence,
        @Nullable Dose dose,
        Timing timing,
        boolean asNeeded,
        List<Complaint> complaints,
        List<Limit> limits,
        @Nullable Route route,
        @Nullable Site site,
        List<Instruction> instructions) {

    /** How many steps one medicine may have. */
    public static final int STEPS_MAX = 20;

    public Dosage {
        complaints = complaints.stream().distinct().sorted().toList();
        limits = List.copyOf(limits);
        instructions = instructions.stream().distinct().sorted().toList();
        if (route == null && site != null) {
            route = site.route();
        }
        if (sequence < 1 || sequence > STEPS_MAX) {
            throw new IllegalArgumentException("step " + sequence);
        }
        if (!asNeeded && !complaints.isEmpty()) {
            throw new IllegalArgumentException("a complaint, but not as needed");
        }
        Integer count = timing.count();
        if (instructions.contains(Instruction.AT_ONCE) && (count == null || count != 1)) {
            throw new IllegalArgumentException("at once, but not one time");
        }
    }

    /** A dose and when, and nothing else. */
    public static Dosage of(Dose dose, Timing timing) {
        return new Dosage(1, dose, timing, false, List.of(), List.of(), null, null, List.of());
    }
}
