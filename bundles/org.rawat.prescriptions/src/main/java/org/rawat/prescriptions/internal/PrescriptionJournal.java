package org.rawat.prescriptions.internal;

import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.Events;
import org.rawat.api.PersonId;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionEvent;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.internal.store.StoredPrescription;

/**
 * Records what was done, inside its unit of work, and tells who listens. A signed version's
 * fingerprint goes into the record too: its chain then holds what the database held.
 */
@Component(service = PrescriptionJournal.class)
public final class PrescriptionJournal {
    private static final Map<PrescriptionStatus, String> MOVES =
            Map.of(
                    PrescriptionStatus.COMPLETED, "prescription.complete",
                    PrescriptionStatus.CANCELLED, "prescription.cancel",
                    PrescriptionStatus.ENTERED_IN_ERROR, "prescription.entered-in-error");

    private final Audit audit;
    private final Events events;

    @Activate
    public PrescriptionJournal(@Reference Audit audit, @Reference Events events) {
        this.audit = audit;
        this.events = events;
    }

    /** Nobody hears of a draft. */
    void drafted(Actor actor, String action, StoredPrescription draft) {
        audit.append(AuditEntry.of(actor, action, draft.patientId(), "prescription", draft.id()));
    }

    /** A form was checked while it was written: what was found tells of the patient's record. */
    void checked(Actor actor, PersonId patient, String type, String id) {
        audit.append(AuditEntry.of(actor, "prescription.checks", patient, type, id));
    }

    void signed(Actor actor, String action, Prescription it) {
        audit.append(
                AuditEntry.of(actor, action, it.patientId(), "prescription", it.id())
                        .with("version", String.valueOf(it.signedVersion()))
                        .with("sha256", Objects.requireNonNull(it.fingerprint())));
        events.publish(new PrescriptionEvent.Signed(it.id(), it.patientId(), it.signedVersion()));
    }

    void moved(Actor actor, StoredPrescription before, PrescriptionStatus to) {
        audit.append(
                AuditEntry.of(
                        actor,
                        Objects.requireNonNull(MOVES.get(to)),
                        before.patientId(),
                        "prescription",
                        before.id()));
        if (before.signedVersion() > 0) {
            events.publish(new PrescriptionEvent.Moved(before.id(), before.patientId(), to));
        }
    }
}
