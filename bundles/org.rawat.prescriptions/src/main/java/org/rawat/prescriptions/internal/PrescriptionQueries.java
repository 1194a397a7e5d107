package org.rawat.prescriptions.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.PrescriptionVersion;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;

/** The reading half of the service. */
@Component(service = PrescriptionQueries.class)
public final class PrescriptionQueries {
    private static final int LIMIT_MAX = 100;

    private final PrescriptionStore store;
    private final PrescriptionReader reader;
    private final UnitOfWork units;

    @Activate
    public PrescriptionQueries(
            @Reference PrescriptionStore store,
            @Reference PrescriptionReader reader,
            @Reference UnitOfWork units) {
        this.store = store;
        this.reader = reader;
        this.units = units;
    }

    Prescription prescription(Actor actor, PrescriptionId id) {
        return units.call(() -> reader.read(readable(actor, id)));
    }

    Page<Prescription> received(
            Actor actor, @Nullable PrescriptionStatus status, String after, int limit) {
        Set<PersonId> patients = PrescriptionAccess.patients(actor);
        return page(limit, after, before -> store.ofPatients(patients, status, before, limit + 1));
    }

    Page<Prescription> written(
            Actor actor, @Nullable PrescriptionStatus status, String after, int limit) {
        PersonId doctor = PrescriptionAccess.doctor(actor);
        return page(limit, after, before -> store.ofDoctor(doctor, status, before, limit + 1));
    }

    List<Prescription> writtenFor(Actor actor, AppointmentId appointment) {
        PersonId doctor = PrescriptionAccess.doctor(actor);
        return units.call(() -> all(store.ofAppointment(appointment, doctor)));
    }

    int active(Actor actor) {
        Set<PersonId> patients = PrescriptionAccess.patients(actor);
        return units.call(() -> store.active(patients));
    }

    /** The active ones of a patient, of all doctors, newest first; the caller has authorised. */
    List<Prescription> activeOf(PersonId patient) {
        return all(store.ofPatients(List.of(patient), PrescriptionStatus.ACTIVE, null, LIMIT_MAX));
    }

    /** Those that a doctor signed for a patient, newest first; the caller has authorised. */
    List<Prescription> signedBy(PersonId doctor, PersonId patient, int limit) {
        return all(store.signedBy(doctor, patient, limit));
    }

    List<PrescriptionVersion> history(Actor actor, PrescriptionId id) {
        return units.call(() -> reader.history(readable(actor, id).id()));
    }

    /**
     * The versions that this one replaced, newest first, as far as they are as they were signed.
     */
    List<Prescription> replaced(Actor actor, Prescription now) {
        return units.call(() -> reader.replaced(readable(actor, now.id()), now));
    }

    private StoredPrescription readable(Actor actor, PrescriptionId id) {
        return PrescriptionAccess.readable(
                actor, store.find(id).orElseThrow(ProblemException::notFound));
    }

    private Page<Prescription> page(
            int limit,
            String after,
            Function<@Nullable PrescriptionId, List<StoredPrescription>> query) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit 1 to " + LIMIT_MAX + ": " + limit);
        }
        PrescriptionId before = after.isEmpty() ? null : cursor(after);
        return units.call(
                () -> {
                    List<StoredPrescription> rows = query.apply(before);
                    boolean more = rows.size() > limit;
                    List<StoredPrescription> shown = more ? rows.subList(0, limit) : rows;
                    return new Page<>(
                            all(shown), more ? shown.get(limit - 1).id().toString() : null);
                });
    }

    private List<Prescription> all(List<StoredPrescription> rows) {
        return reader.readAll(rows);
    }

    private static PrescriptionId cursor(String after) {
        return new PrescriptionId(
                Uuid7.parse(after).orElseThrow(() -> ProblemException.invalid("after", "id")));
    }
}
