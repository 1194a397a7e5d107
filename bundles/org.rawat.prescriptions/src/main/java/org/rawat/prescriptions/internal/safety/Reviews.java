package org.rawat.prescriptions.internal.safety;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.SafetyReason;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.internal.store.StoredPrescription;

/** Makes reviews and keeps them. */
@Component(service = Reviews.class)
public final class Reviews {
    private final SafetySources sources;
    private final SafetyStore store;

    @Activate
    public Reviews(@Reference SafetySources sources, @Reference SafetyStore store) {
        this.sources = sources;
        this.store = store;
    }

    /** Names a question by all that it says. */
    public static String hash(Optional<SafetyQuestion> question) {
        return SourceAnswer.sha256(question.map(SafetyQuestion::toString).orElse(""));
    }

    /** What all sources say; nothing of nothing. Outside every unit of work. */
    public SafetyReview ask(Optional<SafetyQuestion> question, Instant at) {
        return new SafetyReview(hash(question), at, question.map(sources::ask).orElse(List.of()));
    }

    /** The same for somebody who is still typing. */
    public SafetyReview askWhileTyping(Optional<SafetyQuestion> question, Instant at) {
        return new SafetyReview(
                hash(question), at, question.map(sources::askWhileTyping).orElse(List.of()));
    }

    /** Keeps a review and the reasons with the next signed version. Inside a unit of work. */
    public void keep(
            StoredPrescription before,
            SafetyReview review,
            Map<String, SafetyReason> reasons,
            AccountId by,
            Instant at) {
        int number = before.signedVersion() + 1;
        store.keep(before.id(), number, review, by);
        Set<String> kept = new HashSet<>();
        for (SafetyReview.Source source : review.sources()) {
            for (SafetyReview.Alert alert : source.alerts()) {
                SafetyReason reason = reason(reasons, alert);
                if (reason != null
                        && alert.finding().severity().needsReason()
                        && kept.add(alert.id())) {
                    store.keep(
                            before.id(), number, before.doctorId(), source, alert, reason, by, at);
                }
            }
        }
    }

    /** The reason for one finding: its own, or the one for each; null when there is none. */
    public static @Nullable SafetyReason reason(
            Map<String, SafetyReason> given, SafetyReview.Alert alert) {
        SafetyReason own = given.get(alert.id());
        return own != null ? own : given.get(SafetyReason.EACH);
    }

    /** What was checked when this version was signed. Inside a unit of work. */
    public Optional<SafetyReview> kept(PrescriptionId id, int number) {
        return store.review(id, number);
    }

    /** The reasons of one version. Inside a unit of work. */
    public List<SafetyReason> reasons(PrescriptionId id, int number) {
        return store.reasons(id, number);
    }

    /** How often which alert was signed in spite of since then. Inside a unit of work. */
    public List<OverrideCount> counts(Instant since) {
        return store.counts(since);
    }
}
