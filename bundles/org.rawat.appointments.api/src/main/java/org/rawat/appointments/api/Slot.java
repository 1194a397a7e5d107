package org.rawat.appointments.api;

import java.time.Instant;
import java.time.ZoneId;
import org.rawat.api.PersonId;
import org.rawat.identity.api.LocationId;

/**
 * A free time that can be booked.
 *
 * @param doctorId with whom
 * @param locationId where
 * @param startsAt when it begins
 * @param endsAt when it ends, exclusive
 * @param zone the location's zone
 */
public record Slot(
        PersonId doctorId, LocationId locationId, Instant startsAt, Instant endsAt, ZoneId zone) {}
