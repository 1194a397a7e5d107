package org.rawat.appointments.internal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.appointments.internal.ScheduleService;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.Locations;

/** In which zone the days of a doctor's pages are. */
final class Zones {
    private final ScheduleService schedules;
    private final Locations locations;

    Zones(ScheduleService schedules, Locations locations) {
        this.schedules = schedules;
        this.locations = locations;
    }

    /** Whether the reader's clock shows another time than the clinic's on this day. */
    static boolean differ(Actor actor, ZoneId clinic, LocalDate day) {
        Instant noon = day.atTime(LocalTime.NOON).atZone(clinic).toInstant();
        return !clinic.getRules().getOffset(noon).equals(actor.zone().getRules().getOffset(noon));
    }

    /** That of the doctor's first location, else of the clinic's first, else the reader's. */
    ZoneId of(PersonId doctor, Actor actor) {
        return schedules.places(doctor).stream()
                .flatMap(place -> locations.find(place).stream())
                .findFirst()
                .or(() -> locations.all().stream().findFirst())
                .map(Location::zone)
                .orElse(actor.zone());
    }
}
