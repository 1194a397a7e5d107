package org.rawat.prescriptions.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;
import org.rawat.prescriptions.internal.store.StoredVersion;
import org.rawat.prescriptions.internal.store.Written;

/**
 * Makes the next signed version: copies everything it shows, refuses while something is missing,
 * stores the canonical text with its fingerprint, and writes what is controlled into the register.
 * Called under the prescription's lock.
 */
@Component(service = Signing.class)
public final class Signing {
    private final PrescriptionStore store;
    private final LiveCopies live;
    private final Integrity integrity;
    private final ControlledBook register;
    private final PrescriptionSettings settings;

    @Activate
    public Signing(
            @Reference PrescriptionStore store,
            @Reference LiveCopies live,
            @Reference Integrity integrity,
            @Reference ControlledBook register,
            @Reference PrescriptionSettings settings) {
        this.store = store;
        this.live = live;
        this.integrity = integrity;
        this.register = register;
        this.settings = settings;
    }

    void sign(
            Actor actor,
            StoredPrescription stored,
            Written written,
            Appointment appointment,
            @Nullable String reason,
            @Nullable UUID attempt) {
        SignedContent content = content(stored, written, appointment, reason);
        requireComplete(content);
        content =
                content.with(
                        register.numbered(content.items(), appointment, content.date().getYear()));
        String text = CanonicalText.write(content);
        store.sign(
                stored.id(),
                written.with(content.patient().weightKg(), content.validUntil()),
                new StoredVersion(
                        content.number(),
                        written.at(),
                        reason,
                        text,
                        CanonicalText.fingerprint(text)),
                actor.requireAccount(),
                attempt);
        register.write(content, appointment);
    }

    private SignedContent content(
            StoredPrescription stored,
            Written written,
            Appointment appointment,
            @Nullable String reason) {
        LocalDate until = written.validUntil();
        return new SignedContent(
                stored.id(),
                stored.signedVersion() + 1,
                previous(stored),
                written.at(),
                reason,
                stored.appointmentId(),
                stored.patientId(),
                stored.doctorId(),
                live.patient(stored.patientId(), written.date(), written.weightKg()),
                live.doctor(stored.doctorId()),
                live.letterhead(appointment),
                written.date(),
                written.diagnosis(),
                written.notes(),
                written.items(),
                until == null ? written.date().plusDays(settings.usualValidityDays()) : until,
                CanonicalText.FORMAT);
    }

    /** A version never follows one that is not what was signed: that would cover it up. */
    private @Nullable String previous(StoredPrescription stored) {
        if (stored.signedVersion() == 0) {
            return null;
        }
        StoredVersion before = stored.signed();
        if (before == null || integrity.verified(stored, before).isEmpty()) {
            throw ProblemException.conflict("not-intact");
        }
        return before.fingerprint();
    }

    private static void requireComplete(SignedContent content) {
        List<FieldProblem> missing =
                SigningRules.missing(
                        content.patient(), content.doctor(), content.diagnosis(), content.items());
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing);
        }
    }
}
