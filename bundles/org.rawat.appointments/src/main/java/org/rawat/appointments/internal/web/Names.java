package org.rawat.appointments.internal.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;

/** Puts names to the ids of appointments, for askers who may see the appointments. */
final class Names {
    private final People people;
    private final Locations locations;

    Names(People people, Locations locations) {
        this.people = people;
        this.locations = locations;
    }

    AppointmentRow row(Appointment appointment) {
        return rows(List.of(appointment)).get(0);
    }

    List<AppointmentRow> rows(Collection<Appointment> appointments) {
        Map<PersonId, Person> patients = people.findAll(patients(appointments));
        Map<PersonId, String> doctors = new HashMap<>();
        Map<LocationId, Optional<Location>> places = new HashMap<>();
        return appointments.stream()
                .map(
                        one -> {
                            Person patient = patients.get(one.patientId());
                            Optional<Location> place =
                                    places.computeIfAbsent(one.locationId(), locations::find);
                            return new AppointmentRow(
                                    one,
                                    patient == null ? "" : patient.name(),
                                    doctors.computeIfAbsent(one.doctorId(), this::doctor),
                                    place.map(Location::name).orElse(""),
                                    place.map(Location::address).orElse(""));
                        })
                .toList();
    }

    /** The doctor's name with titles; empty when the person is no doctor any more. */
    String doctor(PersonId doctor) {
        return people.doctor(doctor).map(Doctor::displayName).orElse("");
    }

    static Set<PersonId> patients(Collection<Appointment> appointments) {
        return appointments.stream().map(Appointment::patientId).collect(Collectors.toSet());
    }
}
