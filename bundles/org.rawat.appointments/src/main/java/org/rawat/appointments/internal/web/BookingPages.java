package org.rawat.appointments.internal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Uuid7;
import org.rawat.appointments.api.Schedules;
import org.rawat.appointments.api.Slot;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.web.api.Form;
import org.rawat.web.api.View;

/** The form in which a slot is booked. */
final class BookingPages {
    private static final int OTHERS = 6;
    private static final int WEEK = 7;

    private final Schedules schedules;
    private final People people;
    private final Zones zones;

    BookingPages(Schedules schedules, People people, Zones zones) {
        this.schedules = schedules;
        this.people = people;
        this.zones = zones;
    }

    /** Somebody for whom this asker may book. */
    public record PatientChoice(PersonId id, String name) {}

    /**
     * What is about to be booked.
     *
     * @param doctorId with whom
     * @param startsAt when
     * @param heldUntil until when the time is held for this asker, null when it is not
     * @param patients for whom it may be
     */
    public record BookingForm(
            PersonId doctorId,
            Instant startsAt,
            @Nullable Instant heldUntil,
            List<PatientChoice> patients) {}

    /** The form for oneself or a child. */
    View own(Actor actor, PersonId doctor, Instant startsAt, @Nullable Instant heldUntil) {
        List<PatientChoice> patients = own(actor);
        return page(actor, doctor, startsAt, heldUntil, patients)
                .showing(patients.stream().map(PatientChoice::id).toList());
    }

    /** The form after something was wrong with what was typed; it holds nothing. */
    View again(Actor actor, Form form) {
        Instant startsAt = Starts.parse(form.typed("start")).orElse(Instant.EPOCH);
        PersonId doctor = id(form.typed("doctor"));
        PersonId patient = id(form.typed("patient"));
        return actor.person().isPresent() && actor.mayActFor(patient)
                ? own(actor, doctor, startsAt, null)
                : forPatient(actor, patient, doctor, startsAt, null);
    }

    /** The form of staff, for one patient. */
    View forPatient(
            Actor actor,
            PersonId patient,
            PersonId doctor,
            Instant startsAt,
            @Nullable Instant heldUntil) {
        List<PatientChoice> patients = new ArrayList<>();
        if (AppointmentsWeb.isStaff(actor)) {
            people.find(patient)
                    .ifPresent(one -> patients.add(new PatientChoice(one.id(), one.name())));
        }
        return page(actor, doctor, startsAt, heldUntil, patients)
                .showing(patients.stream().map(PatientChoice::id).toList());
    }

    private View page(
            Actor actor,
            PersonId doctor,
            Instant startsAt,
            @Nullable Instant heldUntil,
            List<PatientChoice> patients) {
        @Nullable Doctor known = people.doctor(doctor).orElse(null);
        List<Slot> others = known == null ? List.of() : nearby(actor, doctor, startsAt);
        return View.of("book", new BookingForm(doctor, startsAt, heldUntil, patients))
                .with("doctor", known)
                .with("zone", zones.of(doctor, actor))
                .with("others", heldUntil == null ? others : List.of());
    }

    private List<Slot> nearby(Actor actor, PersonId doctor, Instant startsAt) {
        LocalDate day = LocalDate.ofInstant(startsAt, zones.of(doctor, actor));
        return schedules.free(actor, doctor, day, WEEK).stream()
                .filter(slot -> !slot.startsAt().equals(startsAt))
                .limit(OTHERS)
                .toList();
    }

    private List<PatientChoice> own(Actor actor) {
        Set<PersonId> ids = new LinkedHashSet<>();
        ids.add(actor.requirePerson());
        ids.addAll(actor.actsFor());
        Map<PersonId, Person> found = people.findAll(ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(person -> new PatientChoice(person.id(), person.name()))
                .toList();
    }

    private static PersonId id(@Nullable Object typed) {
        return typed instanceof String text
                ? Uuid7.parse(text).map(PersonId::new).orElse(NOBODY)
                : NOBODY;
    }

    private static final PersonId NOBODY = new PersonId(new java.util.UUID(0, 0));
}
