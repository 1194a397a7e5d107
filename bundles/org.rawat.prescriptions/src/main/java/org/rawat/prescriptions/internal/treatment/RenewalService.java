package org.rawat.prescriptions.internal.treatment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.Renewal;
import org.rawat.prescriptions.api.RenewalId;
import org.rawat.prescriptions.api.RenewalStatus;
import org.rawat.prescriptions.api.Renewals;
import org.rawat.prescriptions.internal.store.RenewalStore;
import org.rawat.prescriptions.internal.store.StoredRenewal;

/** Once more, please. */
@Component(service = Renewals.class)
public final class RenewalService implements Renewals {
    private static final String WAITING = "renewals_waiting_once";

    private final Prescriptions prescriptions;
    private final RenewalStore store;
    private final UnitOfWork units;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public RenewalService(
            @Reference Prescriptions prescriptions,
            @Reference RenewalStore store,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.prescriptions = prescriptions;
        this.store = store;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Renewal request(Actor actor, PrescriptionId id) {
        try {
            return units.call(() -> requested(actor, id));
        } catch (ConstraintViolation e) {
            if (!e.constraint().equals(WAITING)) {
                throw e;
            }
            // Another tap at the same time was first, and its request is ours.
            return units.call(() -> requested(actor, id));
        }
    }

    private Renewal requested(Actor actor, PrescriptionId id) {
        Prescription prescription = prescriptions.prescription(actor, id);
        if (!prescription.signed() || !actor.mayActFor(prescription.patientId())) {
            throw ProblemException.notFound();
        }
        if (prescription.status() != PrescriptionStatus.ACTIVE
                && prescription.status() != PrescriptionStatus.COMPLETED) {
            throw ProblemException.conflict("wrong-state", prescription.status().name());
        }
        if (prescription.staysInClinic()) {
            throw ProblemException.conflict("controlled");
        }
        StoredRenewal waiting = store.waitingFor(id).orElse(null);
        if (waiting == null) {
            RenewalId renewal = RenewalId.next(clock);
            store.add(
                    renewal,
                    id,
                    prescription.patientId(),
                    prescription.doctorId(),
                    actor.requireAccount(),
                    now());
            waiting = store.find(renewal).orElseThrow();
        }
        record(actor, "renewal.request", waiting);
        return renewal(waiting, prescription);
    }

    @Override
    public List<Renewal> requested(Actor actor) {
        Set<PersonId> patients = new HashSet<>(actor.actsFor());
        patients.add(actor.requirePerson());
        return units.call(() -> all(actor, store.ofPatients(patients, LIST_MAX)));
    }

    @Override
    public List<Renewal> waiting(Actor actor) {
        PersonId doctor = doctor(actor);
        return units.call(() -> all(actor, store.waitingOf(doctor, LIST_MAX)));
    }

    @Override
    public int waitingCount(Actor actor) {
        PersonId doctor = doctor(actor);
        return units.call(() -> store.waitingCount(doctor));
    }

    private List<Renewal> all(Actor actor, List<StoredRenewal> rows) {
        List<Renewal> all = new ArrayList<>();
        for (StoredRenewal row : rows) {
            all.add(renewal(row, prescriptions.prescription(actor, row.prescription())));
        }
        return all;
    }

    @Override
    public Renewal approve(Actor actor, RenewalId id) {
        Renewal asked = units.call(() -> answerable(actor, id, RenewalStatus.APPROVED));
        if (asked.status() == RenewalStatus.APPROVED) {
            return asked;
        }
        Prescription draft =
                prescriptions.draft(
                        actor,
                        asked.prescription().appointmentId(),
                        Rewriting.of(asked.prescription()),
                        new ClientKey(id.value()));
        if (!draft.signed()) {
            units.run(() -> begun(actor, id, draft.id()));
            // Signed, it answers the request in the same transaction: see the trigger.
            prescriptions.sign(actor, draft.id(), draft.version(), id.value());
        }
        return units.call(() -> renewal(store.find(id).orElseThrow(), asked.prescription()));
    }

    private void begun(Actor actor, RenewalId id, PrescriptionId successor) {
        answerable(actor, id, null);
        store.succeededBy(id, successor);
        record(actor, "renewal.approve", store.find(id).orElseThrow());
    }

    @Override
    public Renewal decline(Actor actor, RenewalId id, String reason) {
        if (reason.isBlank()) {
            throw ProblemException.invalid("reason", "required");
        }
        if (reason.codePointCount(0, reason.length()) > 500) {
            throw ProblemException.invalid("reason", "too-long", 500);
        }
        return units.call(
                () -> {
                    Renewal asked = answerable(actor, id, null);
                    store.answer(id, RenewalStatus.DECLINED, reason.strip(), now());
                    StoredRenewal stored = store.find(id).orElseThrow();
                    record(actor, "renewal.decline", stored);
                    return renewal(stored, asked.prescription());
                });
    }

    @Override
    public Renewal withdraw(Actor actor, RenewalId id) {
        return units.call(
                () -> {
                    StoredRenewal locked =
                            store.lock(id)
                                    .filter(it -> actor.mayActFor(it.patientId()))
                                    .orElseThrow(ProblemException::notFound);
                    requireWaiting(locked);
                    store.answer(id, RenewalStatus.WITHDRAWN, null, now());
                    record(actor, "renewal.withdraw", locked);
                    return renewal(
                            store.find(id).orElseThrow(),
                            prescriptions.prescription(actor, locked.prescription()));
                });
    }

    /** The doctor's, waiting, or answered so already. */
    private Renewal answerable(Actor actor, RenewalId id, @Nullable RenewalStatus already) {
        StoredRenewal locked =
                store.lock(id)
                        .filter(it -> isDoctor(actor, it.doctorId()))
                        .orElseThrow(ProblemException::notFound);
        Prescription prescription = prescriptions.prescription(actor, locked.prescription());
        if (locked.status() == already) {
            return renewal(locked, prescription);
        }
        requireWaiting(locked);
        return renewal(locked, prescription);
    }

    private static void requireWaiting(StoredRenewal it) {
        if (it.status() != RenewalStatus.REQUESTED) {
            throw ProblemException.conflict("renewal-answered");
        }
    }

    private static boolean isDoctor(Actor actor, PersonId doctor) {
        return actor.is(Role.DOCTOR) && doctor.equals(actor.personId());
    }

    private static PersonId doctor(Actor actor) {
        if (!actor.is(Role.DOCTOR)) {
            throw ProblemException.notFound();
        }
        return actor.requirePerson();
    }

    private static Renewal renewal(StoredRenewal it, Prescription prescription) {
        return new Renewal(
                it.id(),
                prescription,
                it.patientId(),
                it.doctorId(),
                it.status(),
                it.requestedAt(),
                it.answeredAt(),
                it.reason(),
                it.successor());
    }

    private void record(Actor actor, String action, StoredRenewal it) {
        audit.append(AuditEntry.of(actor, action, it.patientId(), "renewal", it.id()));
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
