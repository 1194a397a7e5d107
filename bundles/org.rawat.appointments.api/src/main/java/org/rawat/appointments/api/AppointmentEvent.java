package org.rawat.appointments.api;

import org.rawat.api.RawatEvent;

/** What happens to appointments; published after the commit. */
public sealed interface AppointmentEvent extends RawatEvent {
    AppointmentId appointment();

    /** A new appointment. */
    record Booked(AppointmentId appointment) implements AppointmentEvent {}

    /** An appointment moved to another status. */
    record Moved(AppointmentId appointment, AppointmentStatus status) implements AppointmentEvent {}
}
