package org.rawat.prescriptions.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.spi.NotChecked;
import org.rawat.prescriptions.api.spi.SafetyFinding;
import org.rawat.prescriptions.api.spi.SafetyKnowledge;
import org.rawat.prescriptions.api.spi.SafetyText;

/**
 * What all sources of safety knowledge say of a prescription.
 *
 * @param hash the SHA-256 of what was asked, in lower-case hexadecimal: another content has another
 * @param at when it was asked
 * @param sources each source, by name; with none installed one entry that says so
 */
public record SafetyReview(String hash, Instant at, List<Source> sources) {
    public SafetyReview {
        sources = List.copyOf(sources);
    }

    /** The findings that ask for a reason before signing. */
    public List<Alert> needingReason() {
        return sources.stream()
                .flatMap(source -> source.alerts().stream())
                .filter(alert -> alert.finding().severity().needsReason())
                .toList();
    }

    /** Whether there is nothing to say: no finding, no gap, no source that did not answer. */
    public boolean clear() {
        return sources.stream()
                .allMatch(
                        it -> it.failure() == null && it.alerts().isEmpty() && it.gaps().isEmpty());
    }

    /**
     * One source.
     *
     * @param name its name
     * @param title as doctors read it
     * @param knowledge with what knowledge it answered; null when it did not
     * @param alerts what it found
     * @param gaps what it could not check
     * @param failure why it was not checked at all; null when it answered
     */
    public record Source(
            String name,
            SafetyText title,
            @Nullable SafetyKnowledge knowledge,
            List<Alert> alerts,
            List<Gap> gaps,
            @Nullable SafetyText failure) {
        public Source {
            alerts = List.copyOf(alerts);
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A finding.
     *
     * @param id names it among all findings of this prescription: the same finding about the same
     *     medicines has the same
     * @param items the places of the prescription's medicines that it concerns, from 0
     * @param finding what was found
     */
    public record Alert(String id, List<Integer> items, SafetyFinding finding) {
        public Alert {
            items = List.copyOf(items);
        }
    }

    /**
     * What was not checked.
     *
     * @param items the places of the prescription's medicines that it concerns
     * @param what what was not checked and why
     */
    public record Gap(List<Integer> items, NotChecked what) {
        public Gap {
            items = List.copyOf(items);
        }
    }
}
