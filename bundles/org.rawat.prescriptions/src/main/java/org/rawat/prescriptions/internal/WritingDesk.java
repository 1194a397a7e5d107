package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.Appointments;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.SourceState;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionStatus;

/** What a doctor has in sight while writing: the patient, the allergies, the catalogue. */
@Component(service = WritingDesk.class)
public final class WritingDesk {
    private static final int HITS = 8;
    private static final int EARLIER = 5;

    private final PrescriptionQueries queries;
    private final LiveCopies live;
    private final Formulary formulary;
    private final Appointments appointments;
    private final UnitOfWork units;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public WritingDesk(
            @Reference PrescriptionQueries queries,
            @Reference LiveCopies live,
            @Reference Formulary formulary,
            @Reference Appointments appointments,
            @Reference UnitOfWork units,
            @Reference Audit audit,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.queries = queries;
        this.live = live;
        this.formulary = formulary;
        this.appointments = appointments;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** The sources of medicines that do not answer now. */
    public List<SourceState> silent() {
        return formulary.silent();
    }

    /**
     * What a doctor begins with.
     *
     * @throws ProblemException not found, conflict as {@link
     *     org.rawat.prescriptions.api.Prescriptions#draft}
     */
    public PrescriptionStart start(Actor actor, AppointmentId id) {
        return units.call(
                () -> {
                    Appointment visit = visit(actor, id);
                    PersonId patient = visit.patientId();
                    LocalDate today = clock.instant().atZone(visit.zone()).toLocalDate();
                    return new PrescriptionStart(
                            id,
                            patient,
                            live.patient(patient, today, null),
                            live.allergies(patient),
                            formulary.present(),
                            queries.writtenFor(actor, id).stream()
                                    .filter(it -> it.status() == PrescriptionStatus.DRAFT)
                                    .map(Prescription::id)
                                    .toList());
                });
    }

    /**
     * The active prescriptions of the appointment's patient, of all doctors, newest first: who
     * prescribes has to know what is taken already. For the doctor of an appointment for which may
     * be prescribed now, and of no other patient; whoever shows them names the patient.
     *
     * @throws ProblemException as {@link #start}
     */
    public List<Prescription> active(Actor actor, AppointmentId id) {
        return units.call(() -> queries.activeOf(visit(actor, id).patientId()));
    }

    /**
     * The last five that the asking doctor signed for the appointment's patient, newest first. As
     * {@link #active}.
     *
     * @throws ProblemException as {@link #start}
     */
    public List<Prescription> earlier(Actor actor, AppointmentId id) {
        return units.call(
                () ->
                        queries.signedBy(
                                actor.requirePerson(), visit(actor, id).patientId(), EARLIER));
    }

    private Appointment visit(Actor actor, AppointmentId id) {
        return PrescriptionAccess.prescribable(
                actor,
                appointments.find(id).orElseThrow(ProblemException::notFound),
                clock.instant());
    }

    /** The allergies of a prescription's patient as the record says now; for its doctor. */
    public String allergies(Actor actor, Prescription prescription) {
        if (!PrescriptionAccess.isDoctor(actor, prescription.doctorId())) {
            throw ProblemException.notFound();
        }
        return units.call(() -> live.allergies(prescription.patientId()));
    }

    /** Whether medicines can be chosen from a catalogue now. */
    public boolean catalogue() {
        return formulary.present();
    }

    /** What may be prescribed and fits the text; nothing when there is no catalogue. */
    public List<ProductHit> hits(Actor actor, String text) {
        return Optional.of(text.strip())
                .filter(query -> !query.isEmpty())
                .flatMap(query -> formulary.search(actor, query, HITS))
                .orElse(List.of());
    }

    /**
     * Records that the form was shown again to somebody who only changed its rows: the front door
     * records what a GET shows, and this is none.
     */
    public void shownAgain(Actor actor, PersonId patient) {
        audit.append(AuditEntry.of(actor, "prescription.form", patient, "patient", patient));
    }
}
