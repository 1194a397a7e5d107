package org.rawat.prescriptions.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.PersonId;
import org.rawat.appointments.api.Appointment;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.api.Locations;
import org.rawat.identity.api.People;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.Sex;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;

/**
 * What a prescription would copy of people and places if it were signed now. Somebody or something
 * that is not there is empty here, and signing then lists it as missing.
 */
@Component(service = LiveCopies.class)
public final class LiveCopies {
    private static final Prescriber NOBODY = new Prescriber("", "", "", "", "");
    private static final Letterhead NOWHERE = new Letterhead("", "", "", "");

    private final People people;
    private final Locations locations;

    @Activate
    public LiveCopies(@Reference People people, @Reference Locations locations) {
        this.people = people;
        this.locations = locations;
    }

    /** The patient with the weight that the doctor noted, else with the one on record. */
    PrescribedPatient patient(PersonId id, LocalDate on, @Nullable BigDecimal weightKg) {
        return patient(people.find(id).orElse(null), on, weightKg);
    }

    /** As above, of a record that is at hand. */
    static PrescribedPatient patient(
            @Nullable Person person, LocalDate on, @Nullable BigDecimal weightKg) {
        return person == null
                ? new PrescribedPatient("", null, null, Sex.UNKNOWN, weightKg)
                : copy(person, on, weightKg);
    }

    /** The records of many; absent ones are left out. */
    Map<PersonId, Person> records(Collection<PersonId> ids) {
        return people.findAll(ids);
    }

    /** The allergies that stand in the patient's record, one a line. */
    String allergies(PersonId id) {
        return people.find(id).map(Person::allergies).orElse("");
    }

    private static PrescribedPatient copy(
            Person person, LocalDate on, @Nullable BigDecimal weightKg) {
        LocalDate birth = person.birthDate();
        Period age = birth == null || birth.isAfter(on) ? null : Period.between(birth, on);
        return new PrescribedPatient(
                person.name(),
                birth,
                age,
                person.sex(),
                weightKg == null ? rounded(person.weightKg()) : weightKg);
    }

    /** To one decimal without a zero at the end, as prescriptions keep it. */
    private static @Nullable BigDecimal rounded(@Nullable BigDecimal weight) {
        return weight == null
                ? null
                : new BigDecimal(
                        weight.setScale(1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString());
    }

    Prescriber doctor(PersonId id) {
        return people.doctor(id)
                .map(
                        doctor ->
                                new Prescriber(
                                        doctor.displayName(),
                                        doctor.sip(),
                                        doctor.specialty(),
                                        doctor.practiceAddress(),
                                        doctor.practicePhone()))
                .orElse(NOBODY);
    }

    Letterhead letterhead(Appointment appointment) {
        return letterhead(appointment.locationId());
    }

    Letterhead letterhead(LocationId location) {
        return locations
                .find(location)
                .map(at -> new Letterhead(at.name(), at.letterhead(), at.address(), at.phone()))
                .orElse(NOWHERE);
    }
}
