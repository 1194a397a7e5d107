package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.Appointments;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStanding;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.PrescriptionVersion;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.SafetyReason;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;
import org.rawat.prescriptions.internal.store.Written;

/** What people do with prescriptions. */
@Component(service = Prescriptions.class)
public final class PrescriptionsService implements Prescriptions {
    private static final String KEY_TAKEN = "prescriptions_client_key";

    private final PrescriptionStore store;
    private final PrescriptionQueries queries;
    private final PrescriptionReader reader;
    private final Composition composition;
    private final Standings standings;
    private final Signing signing;
    private final Formulary formulary;
    private final Appointments appointments;
    private final UnitOfWork units;
    private final PrescriptionJournal journal;
    private final SafetyGate gate;
    private final Endings endings;
    private final Clock clock;

    @Activate
    public PrescriptionsService(
            @Reference PrescriptionStore store,
            @Reference PrescriptionQueries queries,
            @Reference PrescriptionReader reader,
            @Reference Composition composition,
            @Reference Standings standings,
            @Reference Signing signing,
            @Reference Formulary formulary,
            @Reference Appointments appointments,
            @Reference UnitOfWork units,
            @Reference PrescriptionJournal journal,
            @Reference SafetyGate gate,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.store = store;
        this.queries = queries;
        this.reader = reader;
        this.composition = composition;
        this.standings = standings;
        this.signing = signing;
        this.formulary = formulary;
        this.appointments = appointments;
        this.units = units;
        this.journal = journal;
        this.gate = gate;
        this.endings = new Endings(store, reader, units, journal, clock);
        this.clock = clock;
    }

    @Override
    public Prescription prescription(Actor actor, PrescriptionId prescription) {
        return queries.prescription(actor, prescription);
    }

    @Override
    public Page<Prescription> received(
            Actor actor, @Nullable PrescriptionStatus status, String after, int limit) {
        return queries.received(actor, status, after, limit);
    }

    @Override
    public Page<Prescription> written(
            Actor actor, @Nullable PrescriptionStatus status, String after, int limit) {
        return queries.written(actor, status, after, limit);
    }

    @Override
    public List<Prescription> writtenFor(Actor actor, AppointmentId appointment) {
        return queries.writtenFor(actor, appointment);
    }

    @Override
    public int active(Actor actor) {
        return queries.active(actor);
    }

    @Override
    public List<PrescriptionVersion> history(Actor actor, PrescriptionId id) {
        return queries.history(actor, id);
    }

    @Override
    public Optional<PrescriptionStanding> standing(
            PrescriptionId id, int number, String fingerprint) {
        return standings.of(id, number, fingerprint);
    }

    @Override
    public Prescription draft(
            Actor actor, AppointmentId appointment, WritePrescription command, ClientKey key) {
        PrescriptionAccess.doctor(actor);
        Map<ProductId, Product> products = formulary.lookUp(command);
        try {
            return units.call(() -> begin(actor, appointment, command, products, key));
        } catch (ConstraintViolation e) {
            if (!e.constraint().equals(KEY_TAKEN)) {
                throw e;
            }
            // The same key at the same time: the other one was first, and its result is ours.
            return units.call(() -> reader.read(made(actor, key).orElseThrow(() -> e)));
        }
    }

    private Prescription begin(
            Actor actor,
            AppointmentId appointmentId,
            WritePrescription command,
            @Nullable Map<ProductId, Product> products,
            ClientKey key) {
        Optional<StoredPrescription> made = made(actor, key);
        if (made.isPresent()) {
            return reader.read(made.get());
        }
        Appointment appointment = prescribable(actor, appointmentId);
        PrescriptionId id = PrescriptionId.next(clock);
        store.add(
                id,
                appointmentId,
                appointment.patientId(),
                appointment.doctorId(),
                composition.written(actor, command, products, List.of(), appointment),
                actor.requireAccount(),
                key);
        StoredPrescription stored = writable(actor, id);
        journal.drafted(actor, "prescription.draft", stored);
        return reader.read(stored);
    }

    private Optional<StoredPrescription> made(Actor actor, ClientKey key) {
        return store.madeWith(actor.requireAccount(), key).flatMap(store::find);
    }

    @Override
    public Prescription change(
            Actor actor, PrescriptionId id, long version, WritePrescription command) {
        Map<ProductId, Product> products = formulary.lookUp(command);
        return units.call(
                () -> {
                    StoredPrescription stored = writable(actor, id);
                    StatusRules.require(stored.status(), PrescriptionStatus.DRAFT);
                    StatusRules.requireVersion(stored.version(), version);
                    Appointment appointment = prescribable(actor, stored.appointmentId());
                    store.rewrite(
                            id,
                            composition.written(
                                    actor, command, products, stored.items(), appointment));
                    journal.drafted(actor, "prescription.change", stored);
                    return reader.read(writable(actor, id));
                });
    }

    @Override
    public Prescription amend(
            Actor actor,
            PrescriptionId id,
            long version,
            WritePrescription command,
            String reason,
            List<SafetyReason> reasons) {
        String why = StatusRules.reason(reason);
        Map<ProductId, Product> products = formulary.lookUp(command);
        return gate.pass(
                () ->
                        gate.checked(
                                actor,
                                id,
                                (stored, visit) ->
                                        composition.written(
                                                actor, command, products, stored.items(), visit)),
                review ->
                        units.call(
                                () -> {
                                    StoredPrescription stored = writable(actor, id);
                                    StatusRules.require(stored.status(), PrescriptionStatus.ACTIVE);
                                    StatusRules.requireVersion(stored.version(), version);
                                    Appointment visit = prescribable(actor, stored.appointmentId());
                                    Written written =
                                            composition.written(
                                                    actor,
                                                    command,
                                                    products,
                                                    stored.items(),
                                                    visit);
                                    signing.sign(actor, stored, written, visit, why, null);
                                    gate.settle(actor, stored, written, review, reasons);
                                    Prescription signed = reader.read(writable(actor, id));
                                    journal.signed(actor, "prescription.amend", signed);
                                    return signed;
                                }));
    }

    @Override
    public Prescription sign(
            Actor actor,
            PrescriptionId id,
            long version,
            @Nullable UUID attempt,
            List<SafetyReason> reasons) {
        Map<ProductId, Product> products =
                formulary.lookUp(queries.prescription(actor, id).items());
        return gate.pass(
                () -> gate.checked(actor, id, composition::again),
                review ->
                        units.call(
                                () -> {
                                    StoredPrescription stored = writable(actor, id);
                                    if (attempt != null && attempt.equals(stored.signedAttempt())) {
                                        return reader.read(stored);
                                    }
                                    StatusRules.require(stored.status(), PrescriptionStatus.DRAFT);
                                    StatusRules.requireVersion(stored.version(), version);
                                    Appointment appointment =
                                            prescribable(actor, stored.appointmentId());
                                    ItemRules.requirePrescribable(products, stored.items());
                                    Written written = composition.again(stored, appointment);
                                    signing.sign(
                                            actor, stored, written, appointment, null, attempt);
                                    gate.settle(actor, stored, written, review, reasons);
                                    Prescription signed = reader.read(writable(actor, id));
                                    journal.signed(actor, "prescription.sign", signed);
                                    return signed;
                                }));
    }

    @Override
    public SafetyReview review(Actor actor, PrescriptionId id) {
        return gate.review(actor, id);
    }

    @Override
    public Prescription complete(Actor actor, PrescriptionId id, long version) {
        return endings.move(actor, id, version, PrescriptionStatus.COMPLETED, null);
    }

    @Override
    public Prescription cancel(Actor actor, PrescriptionId id, long version, String reason) {
        return endings.move(
                actor, id, version, PrescriptionStatus.CANCELLED, StatusRules.reason(reason));
    }

    @Override
    public Prescription enteredInError(
            Actor actor, PrescriptionId id, long version, String reason) {
        return endings.move(
                actor,
                id,
                version,
                PrescriptionStatus.ENTERED_IN_ERROR,
                StatusRules.reason(reason));
    }

    private StoredPrescription writable(Actor actor, PrescriptionId id) {
        return PrescriptionAccess.writable(
                actor, store.lock(id).orElseThrow(ProblemException::notFound));
    }

    private Appointment prescribable(Actor actor, AppointmentId id) {
        return PrescriptionAccess.prescribable(
                actor,
                appointments.find(id).orElseThrow(ProblemException::notFound),
                clock.instant());
    }
}
