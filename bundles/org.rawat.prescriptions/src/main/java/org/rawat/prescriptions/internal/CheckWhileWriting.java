package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.Appointments;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.SafetyReview;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.prescriptions.api.spi.SafetyQuestion;
import org.rawat.prescriptions.internal.safety.Reviews;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;
import org.rawat.prescriptions.internal.store.Written;

/**
 * What the sources of safety knowledge say of what stands on a doctor's form, before it is saved.
 * Nothing is stored, and no signing relies on it: {@link SafetyGate} asks again.
 */
@Component(service = CheckWhileWriting.class)
public final class CheckWhileWriting {
    private final PrescriptionStore store;
    private final Composition composition;
    private final Formulary formulary;
    private final Appointments appointments;
    private final SafetyGate gate;
    private final Reviews reviews;
    private final UnitOfWork units;
    private final PrescriptionJournal journal;
    private final Clock clock;
    private final RecordedLately recorded = new RecordedLately();

    @Activate
    public CheckWhileWriting(
            @Reference PrescriptionStore store,
            @Reference Composition composition,
            @Reference Formulary formulary,
            @Reference Appointments appointments,
            @Reference SafetyGate gate,
            @Reference Reviews reviews,
            @Reference UnitOfWork units,
            @Reference PrescriptionJournal journal,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.store = store;
        this.composition = composition;
        this.formulary = formulary;
        this.appointments = appointments;
        this.gate = gate;
        this.reviews = reviews;
        this.units = units;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Of a new prescription for a visit; for whoever may write it.
     *
     * @throws ProblemException as {@link org.rawat.prescriptions.api.Prescriptions#draft}
     */
    public SafetyReview begun(Actor actor, AppointmentId visit, WritePrescription command) {
        PrescriptionAccess.doctor(actor);
        Map<ProductId, Product> products = formulary.lookUp(command);
        return ask(
                units.call(
                        () -> {
                            Appointment appointment = prescribable(actor, visit);
                            Optional<SafetyQuestion> question =
                                    gate.question(
                                            appointment.patientId(),
                                            null,
                                            written(
                                                    actor,
                                                    command,
                                                    products,
                                                    List.of(),
                                                    appointment));
                            record(actor, appointment, "appointment", visit.toString());
                            return question;
                        }));
    }

    /**
     * Of a draft's next content, or of a signed one's next version; for its doctor.
     *
     * @throws ProblemException as {@link org.rawat.prescriptions.api.Prescriptions#change}, but no
     *     version is looked at
     */
    public SafetyReview changed(Actor actor, PrescriptionId id, WritePrescription command) {
        Map<ProductId, Product> products = formulary.lookUp(command);
        return ask(
                units.call(
                        () -> {
                            StoredPrescription stored =
                                    PrescriptionAccess.writable(
                                            actor,
                                            store.find(id).orElseThrow(ProblemException::notFound));
                            if (stored.status() != PrescriptionStatus.ACTIVE) {
                                StatusRules.require(stored.status(), PrescriptionStatus.DRAFT);
                            }
                            Appointment appointment = prescribable(actor, stored.appointmentId());
                            Optional<SafetyQuestion> question =
                                    gate.question(
                                            stored.patientId(),
                                            id,
                                            written(
                                                    actor,
                                                    command,
                                                    products,
                                                    stored.items(),
                                                    appointment));
                            record(actor, appointment, "prescription", id.toString());
                            return question;
                        }));
    }

    private Written written(
            Actor actor,
            WritePrescription command,
            @Nullable Map<ProductId, Product> products,
            List<PrescriptionItem> before,
            Appointment visit) {
        return composition.written(actor, command, products, before, visit);
    }

    /** Whoever types is asked about many times and was shown the same record all along. */
    private void record(Actor actor, Appointment visit, String type, String id) {
        if (recorded.lately(actor.requireAccount(), id, clock.instant())) {
            return;
        }
        journal.checked(actor, visit.patientId(), type, id);
        units.afterCommit(() -> recorded.note(actor.requireAccount(), id, clock.instant()));
    }

    private SafetyReview ask(Optional<SafetyQuestion> question) {
        return reviews.askWhileTyping(question, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Appointment prescribable(Actor actor, AppointmentId id) {
        return PrescriptionAccess.prescribable(
                actor,
                appointments.find(id).orElseThrow(ProblemException::notFound),
                clock.instant());
    }
}
