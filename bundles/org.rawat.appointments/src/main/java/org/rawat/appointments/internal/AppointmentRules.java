package org.rawat.appointments.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
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
     * @throws org.rawat.api.ProblemException conflict
     */
    static void check(Appointment appointment, AppointmentStatus to, Instant now, boolean lateToo) {
        if (!allowed(appointment.status(), to)) {
            throw AppointmentProblems.wrongState(appointment.status());
        }
        boolean started = !now.isBefore(appointment.startsAt());
        switch (to) {
            case COMPLETED -> {
                if (!appointment.hasBegun(now)) {
                    throw AppointmentProblems.notBegun();
                }
            }
            case NO_SHOW -> {
                if (!started) {
                    throw AppointmentProblems.notStarted();
                }
            }
            case CANCELLED -> {
                if (started && !lateToo) {
                    throw AppointmentProblems.alreadyBegun();
                }
            }
            case PENDING, CONFIRMED -> {}
        }
    }
}
