package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.internal.safety.OverrideCount;
import org.rawat.prescriptions.internal.safety.Reviews;

/**
 * By doctor and by alert: how often prescriptions were signed in spite of a severe finding, and
 * why. For administrators; no patient is named and no medicine beyond what the rule names.
 */
@Component(service = OverrideReport.class)
public final class OverrideReport {
    private final Reviews reviews;
    private final LiveCopies live;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public OverrideReport(
            @Reference Reviews reviews,
            @Reference LiveCopies live,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.reviews = reviews;
        this.live = live;
        this.units = units;
        this.clock = clock;
    }

    /**
     * What was counted.
     *
     * @param days of the last so many days
     * @param lines the most frequent first, at most 1,000
     */
    public record Report(int days, List<Line> lines) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    /** A count with the doctor's name. */
    public record Line(String doctor, OverrideCount count) {}

    /**
     * The last days.
     *
     * @throws ProblemException forbidden
     */
    public Report of(Actor actor, int days) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw ProblemException.forbidden();
        }
        return units.call(
                () -> {
                    List<OverrideCount> counts =
                            reviews.counts(clock.instant().minus(Duration.ofDays(days)));
                    Map<PersonId, String> names = new HashMap<>();
                    return new Report(
                            days,
                            counts.stream()
                                    .map(it -> new Line(name(it.doctor(), names), it))
                                    .toList());
                });
    }

    private String name(PersonId doctor, Map<PersonId, String> names) {
        return names.computeIfAbsent(doctor, id -> live.doctor(id).name());
    }
}
