package org.rawat.appointments.internal.web;

import org.rawat.appointments.api.Appointment;

/**
 * An appointment with the names that a page shows.
 *
 * @param appointment the appointment
 * @param patient the patient's name
 * @param doctor the doctor's name with titles
 * @param location the location's name, empty when it is gone
 * @param address the location's address, empty when it is gone
 */
public record AppointmentRow(
        Appointment appointment, String patient, String doctor, String location, String address) {}
