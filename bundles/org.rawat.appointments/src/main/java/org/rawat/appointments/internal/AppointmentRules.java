package org.rawat.appointments.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;

/** Which moves an appointment may make, and when. */
final class AppointmentRules {
    private static final Map<AppointmentStatus, Set<AppointmentStatus>> MOVES =
            Map.of(
                    AppointmentStatus.PENDING,
                    Set.of(AppointmentStatus.CONFIRMED, AppointmentStatus.CANCELLED),
                    AppointmentStatus.CONFIRMED,
                    Set.of(
                            AppointmentStatus.COMPLETED,
                            AppointmentStatus.CANCELLED,
                            AppointmentStatus.NO_SHOW),
                    AppointmentStatus.COMPLETED,
                    Set.of(),
                    AppointmentStatus.CANCELLED,
                    Set.of(),
                    AppointmentStatus.NO_SHOW,
                    Set.of());

    private AppointmentRules() {}

    static boolean allowed(AppointmentStatus from, AppointmentStatus to) {
        return MOVES.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * Refuses a move that the state or the hour forbids.
     *
     * @param lateToo whether this asker may cancel what has begun
     * @throws ProblemException conflict
     */
    static void check(Appointment appointment, AppointmentStatus to, Instant now, boolean lateToo) {
        refusal(appointment, to, now, lateToo)
                .ifPresent(
                        problem -> {
                            throw problem;
                        });
    }

    /** Why a move is not possible now; empty when it is. */
    static Optional<ProblemException> refusal(
            Appointment appointment, AppointmentStatus to, Instant now, boolean lateToo) {
        if (!allowed(appointment.status(), to)) {
            return Optional.of(AppointmentProblems.wrongState(appointment.status()));
        }
        boolean started = !now.isBefore(appointment.startsAt());
        return switch (to) {
            case COMPLETED ->
                    appointment.hasBegun(now)
                            ? Optional.empty()
                            : Optional.of(AppointmentProblems.notBegun());
            case NO_SHOW ->
                    started ? Optional.empty() : Optional.of(AppointmentProblems.notStarted());
            case CANCELLED ->
                    started && !lateToo
                            ? Optional.of(AppointmentProblems.alreadyBegun())
                            : Optional.empty();
            case PENDING, CONFIRMED -> Optional.empty();
        };
    }
}
