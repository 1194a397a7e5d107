package org.rawat.appointments.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.rawat.appointments.api.Slot;
import org.rawat.appointments.internal.store.TimeSpan;

/** When a doctor is taken; the spans may overlap each other. */
final class BusyTimes {
    private final List<TimeSpan> byStart;
    private final Instant[] latestEnd;

    BusyTimes(List<TimeSpan> spans) {
        byStart = spans.stream().sorted(Comparator.comparing(TimeSpan::from)).toList();
        latestEnd = new Instant[byStart.size()];
        Instant latest = Instant.MIN;
        for (int i = 0; i < latestEnd.length; i++) {
            Instant end = byStart.get(i).until();
            latest = end.isAfter(latest) ? end : latest;
            latestEnd[i] = latest;
        }
    }

    /** Whether nothing overlaps the slot. */
    boolean leaveFree(Slot slot) {
        int low = 0;
        int high = byStart.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byStart.get(middle).from().isBefore(slot.endsAt())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // All before low begin before the slot ends; one that ends after its start meets it.
        return low == 0 || !latestEnd[low - 1].isAfter(slot.startsAt());
    }
}
