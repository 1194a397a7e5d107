package org.rawat.appointments.api;

/**
 * Where an appointment stands. Allowed moves: pending to confirmed or cancelled; confirmed to
 * completed, cancelled or no-show. Completed, cancelled and no-show are final.
 */
public enum AppointmentStatus {
    PENDING,
    CONFIRMED,
    COMPLETED,
    CANCELLED,
    NO_SHOW
}
