package org.rawat.prescriptions.internal.dosage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.internal.dosage.Part.Placed;

/** What was read of a step so far. */
final class Said {
    private final List<Placed> parts = new ArrayList<>();

    void add(Placed part) {
        parts.add(part);
    }

    void addFirst(Part part) {
        Placed first = parts.get(0);
        parts.add(0, new Placed(part, false, false, first.start(), first.end()));
    }

    List<Placed> parts() {
        return List.copyOf(parts);
    }

    boolean nothing() {
        return parts.isEmpty();
    }

    @Nullable Part last() {
        return parts.isEmpty() ? null : parts.get(parts.size() - 1).part();
    }

    boolean any(Class<? extends Part> kind) {
        return parts.stream().anyMatch(it -> kind.isInstance(it.part()));
    }

    boolean contains(Part part) {
        return parts.stream().anyMatch(it -> it.part().equals(part));
    }

    boolean countedIn(DoseUnit unit) {
        return parts.stream()
                .anyMatch(
                        it -> it.part() instanceof Part.HowMuch dose && dose.dose().unit() == unit);
    }

    /** Whether anything says how often or when: then a length of time says for how long. */
    boolean howOften() {
        return any(Part.HowOften.class)
                || any(Part.Every.class)
                || any(Part.Schedule.class)
                || parts.stream().anyMatch(it -> it.part().tellsWhen());
    }
}
