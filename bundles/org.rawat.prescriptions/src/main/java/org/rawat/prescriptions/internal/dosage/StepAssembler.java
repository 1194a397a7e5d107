package org.rawat.prescriptions.internal.dosage;

import java.util.ArrayList;
import java.util.List;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Dose;
import org.rawat.prescriptions.api.dosage.Event;
import org.rawat.prescriptions.api.dosage.Fraction;
import org.rawat.prescriptions.api.dosage.Frequency;
import org.rawat.prescriptions.api.dosage.When;
import org.rawat.prescriptions.internal.dosage.Part.Placed;

/**
 * Makes steps of parts. Several doses side by side are told apart by their times of the day; what
 * is said of one of them and what of all must be certain.
 */
final class StepAssembler {
    private static final List<Event> THREE = List.of(Event.MORN, Event.NOON, Event.NIGHT);
    private static final List<Event> FOUR = List.of(Event.MORN, Event.NOON, Event.EVE, Event.NIGHT);

    private final List<Placed> parts;
    private final int sequence;

    private StepAssembler(List<Placed> parts, int sequence) {
        this.parts = parts;
        this.sequence = sequence;
    }

    static List<Dosage> steps(List<Placed> parts, int sequence) {
        StepAssembler assembler = new StepAssembler(parts, sequence);
        long doses = parts.stream().filter(it -> it.part() instanceof Part.HowMuch).count();
        if (parts.stream().anyMatch(it -> it.part() instanceof Part.Schedule)) {
            return assembler.schedule();
        }
        if (doses > 1) {
            return assembler.sideBySide();
        }
        return List.of(assembler.step(parts));
    }

    private Dosage step(List<Placed> of) {
        StepDraft draft = new StepDraft();
        draft.addAll(of);
        return draft.dosage(sequence);
    }

    private List<Dosage> schedule() {
        List<Placed> others = new ArrayList<>(parts);
        Placed placed =
                parts.stream()
                        .filter(it -> it.part() instanceof Part.Schedule)
                        .findFirst()
                        .orElseThrow();
        others.remove(placed);
        boolean more =
                others.stream()
                        .anyMatch(
                                it ->
                                        it.part() instanceof Part.Schedule
                                                || it.part() instanceof Part.HowMuch
                                                || it.part() instanceof Part.At
                                                || it.part() instanceof Part.AtClock);
        if (more || !(placed.part() instanceof Part.Schedule schedule)) {
            throw unclear(placed);
        }
        List<Event> times = schedule.amounts().size() == 3 ? THREE : FOUR;
        List<List<Placed>> steps = new ArrayList<>();
        int given = 0;
        List<Fraction> taken =
                schedule.amounts().stream().filter(it -> it.numerator() > 0).distinct().toList();
        for (int i = 0; i < times.size(); i++) {
            Fraction amount = schedule.amounts().get(i);
            if (amount.numerator() == 0) {
                continue;
            }
            given++;
            Placed at = like(placed, new Part.At(When.of(times.get(i))));
            if (taken.size() == 1 && !steps.isEmpty()) {
                steps.get(0).add(at);
            } else {
                Part dose = new Part.HowMuch(Dose.of(amount, schedule.unit()));
                steps.add(new ArrayList<>(List.of(like(placed, dose), at)));
            }
        }
        List<Placed> shared = withoutFrequency(others, given);
        steps.forEach(step -> step.addAll(shared));
        return steps.stream().map(this::step).toList();
    }

    /** "Twice a day: 2 tablets in the morning, 1 at night" says the number of times again. */
    private static List<Placed> withoutFrequency(List<Placed> shared, int times) {
        List<Placed> rest = new ArrayList<>();
        for (Placed placed : shared) {
            if (!(placed.part() instanceof Part.HowOften often)) {
                rest.add(placed);
            } else if (!often.frequency().equals(Frequency.daily(times))) {
                throw new NotUnderstood(Reason.CONTRADICTION, placed.start(), placed.end());
            }
        }
        return rest;
    }

    private List<Dosage> sideBySide() {
        List<Integer> key = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            boolean dose = parts.get(i).part() instanceof Part.HowMuch;
            if (dose || parts.get(i).part().tellsWhen()) {
                key.add(i);
                pattern.append(dose ? 'D' : 'T');
            }
        }
        List<Integer> starts = starts(pattern.toString(), key);
        List<List<Placed>> steps = new ArrayList<>();
        List<Placed> shared = new ArrayList<>(parts.subList(0, key.get(0)));
        int last = key.get(key.size() - 1);
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : last + 1;
            steps.add(new ArrayList<>(parts.subList(starts.get(i), end)));
        }
        share(steps, shared, parts.subList(last + 1, parts.size()));
        int times = (int) pattern.chars().filter(it -> it == 'T').count();
        List<Placed> all = withoutFrequency(shared, times);
        steps.forEach(step -> step.addAll(0, all));
        return steps.stream().map(this::step).toList();
    }

    /** Where each step begins: its times stand before its dose, or behind it. */
    private List<Integer> starts(String pattern, List<Integer> key) {
        List<Integer> starts = new ArrayList<>();
        if (pattern.matches("(T+D){2,}")) {
            for (int i = 0; i < pattern.length(); i++) {
                if (pattern.charAt(i) == 'T' && (i == 0 || pattern.charAt(i - 1) == 'D')) {
                    starts.add(key.get(i));
                }
            }
            return starts;
        }
        if (pattern.matches("(DT+){2,}")) {
            for (int i = 0; i < pattern.length(); i++) {
                if (pattern.charAt(i) == 'D') {
                    starts.add(key.get(i));
                }
            }
            return starts;
        }
        if (pattern.equals("DTTD")) {
            return List.of(key.get(0), key.get(2));
        }
        throw unclear(parts.get(key.get(key.size() - 1)));
    }

    /** What stands behind the last step is said of it, or of all. */
    private static void share(List<List<Placed>> steps, List<Placed> shared, List<Placed> tail) {
        List<Placed> last = steps.get(steps.size() - 1);
        boolean ofAll = false;
        for (Placed placed : tail) {
            boolean single =
                    steps.subList(0, steps.size() - 1).stream()
                            .flatMap(List::stream)
                            .anyMatch(it -> it.part().getClass() == placed.part().getClass());
            ofAll = ofAll || placed.afterComma();
            if (single) {
                last.add(placed);
            } else if (ofAll || plainlyOfAll(placed.part())) {
                shared.add(placed);
            } else {
                throw unclear(placed);
            }
        }
    }

    private static boolean plainlyOfAll(Part part) {
        return part instanceof Part.Lasting
                || part instanceof Part.UntilFinished
                || part instanceof Part.By
                || part instanceof Part.Where;
    }

    private static Placed like(Placed placed, Part part) {
        return new Placed(part, false, true, placed.start(), placed.end());
    }

    private static NotUnderstood unclear(Placed placed) {
        return new NotUnderstood(Reason.AMBIGUOUS, placed.start(), placed.end());
    }
}
