package org.rawat.identity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.Events;
import org.rawat.api.FieldProblem;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.identity.api.Doctor;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.internal.store.DoctorStore;
import org.rawat.identity.internal.store.PersonStore;
import org.rawat.persistence.api.UnitOfWork;

/** What the clinic says of its doctors. */
@Component(service = Doctors.class)
public final class Doctors {
    private final DoctorStore doctors;
    private final PersonStore people;
    private final UnitOfWork units;
    private final Audit audit;
    private final Events events;

    @Activate
    public Doctors(
            @Reference DoctorStore doctors,
            @Reference PersonStore people,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference Events events) {
        this.doctors = doctors;
        this.people = people;
        this.units = units;
        this.audit = audit;
        this.events = events;
    }

    /**
     * A doctor with what only the editing form needs.
     *
     * @param version of what is said; 0 when nothing is said yet
     * @param signed whether there is a signature image
     */
    public record Described(Doctor doctor, long version, boolean signed) {}

    List<Doctor> bookable() {
        return units.call(doctors::bookable);
    }

    Optional<Doctor> find(PersonId person) {
        return units.call(() -> doctors.find(person));
    }

    Optional<byte[]> signature(PersonId person) {
        return units.call(() -> doctors.signature(person));
    }

    /** For the editing form. */
    public Optional<Described> described(PersonId person) {
        return units.call(
                () ->
                        doctors.find(person)
                                .map(
                                        doctor ->
                                                new Described(
                                                        doctor,
                                                        doctors.version(person).orElse(0L),
                                                        doctors.signature(person).isPresent())));
    }

    /**
     * Says what a doctor is.
     *
     * @param version what was seen, 0 when nothing was said; null to replace whatever it is
     * @throws ProblemException invalid, naming the fields; conflict {@code stale}; not found
     */
    public Doctor describe(
            Actor actor, PersonId person, @Nullable Long version, DescribeDoctor command) {
        Rights.requireAdministrator(actor);
        check(command);
        return units.call(
                () -> {
                    if (people.find(person).isEmpty()) {
                        throw ProblemException.notFound();
                    }
                    if (version != null && doctors.version(person).orElse(0L) != (long) version) {
                        throw ProblemException.conflict("stale");
                    }
                    doctors.put(person, command);
                    audit.append(
                            AuditEntry.of(actor, "doctor.described", person, "doctor", person));
                    events.publish(new IdentityEvent.PersonChanged(person));
                    return doctors.find(person).orElseThrow();
                });
    }

    /** Keeps or removes a doctor's signature, a PNG that {@link SignatureImages} made. */
    public void sign(Actor actor, PersonId person, byte @Nullable [] png) {
        Rights.requireAdministrator(actor);
        units.run(
                () -> {
                    if (doctors.version(person).isEmpty()) {
                        throw ProblemException.notFound();
                    }
                    doctors.sign(person, png);
                    audit.append(
                            AuditEntry.of(actor, "doctor.signature", person, "doctor", person));
                });
    }

    private static void check(DescribeDoctor command) {
        List<FieldProblem> problems = new ArrayList<>();
        atMost(problems, "title", command.title(), 40);
        atMost(problems, "suffix", command.suffix(), 80);
        needed(problems, "sip", command.sip(), 80);
        needed(problems, "specialty", command.specialty(), 120);
        needed(problems, "practiceAddress", command.practiceAddress(), 500);
        needed(problems, "practicePhone", command.practicePhone(), 40);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static void needed(List<FieldProblem> problems, String field, String text, int max) {
        if (text.isBlank()) {
            problems.add(FieldProblem.of(field, "required"));
        }
        atMost(problems, field, text, max);
    }

    private static void atMost(List<FieldProblem> problems, String field, String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            problems.add(FieldProblem.of(field, "too-long", max));
        }
    }
}
