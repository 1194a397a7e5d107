package org.rawat.prescriptions.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.appointments.api.Appointments;
import org.rawat.prescriptions.api.Letterhead;
import org.rawat.prescriptions.api.PrescribedPatient;
import org.rawat.prescriptions.api.Prescriber;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.api.PrescriptionVersion;
import org.rawat.prescriptions.api.RemainingRefills;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;
import org.rawat.prescriptions.internal.store.StoredVersion;

/**
 * Makes of what is stored what people see: a signed one out of its own text, a draft with what it
 * would copy now.
 */
@Component(service = PrescriptionReader.class)
public final class PrescriptionReader {
    private final PrescriptionStore store;
    private final LiveCopies live;
    private final Appointments appointments;
    private final Integrity integrity;

    @Activate
    public PrescriptionReader(
            @Reference PrescriptionStore store,
            @Reference LiveCopies live,
            @Reference Appointments appointments,
            @Reference Integrity integrity) {
        this.store = store;
        this.live = live;
        this.appointments = appointments;
        this.integrity = integrity;
    }

    Prescription read(StoredPrescription rows) {
        return rows.signedVersion() == 0 ? draft(rows) : signed(rows);
    }

    /** As {@link #read}, for a list: how many look-ups it takes does not grow with its drafts. */
    List<Prescription> readAll(List<StoredPrescription> all) {
        List<StoredPrescription> drafts =
                all.stream().filter(rows -> rows.signedVersion() == 0).toList();
        DraftCopies copies = new DraftCopies(live, appointments, drafts);
        return all.stream()
                .map(rows -> rows.signedVersion() == 0 ? draft(rows, copies) : signed(rows))
                .toList();
    }

    private Prescription signed(StoredPrescription rows) {
        StoredVersion version = rows.signed();
        if (version == null) {
            integrity.note(rows.id());
            return shown(rows, draft(rows), null, false);
        }
        return integrity
                .verified(rows, version)
                .map(content -> signed(rows, content, version))
                .orElseGet(() -> broken(rows, version));
    }

    private Prescription draft(StoredPrescription rows) {
        return draft(rows, new DraftCopies(live, appointments, List.of(rows)));
    }

    private static Prescription draft(StoredPrescription rows, DraftCopies copies) {
        return prescription(
                rows,
                copies.patient(rows),
                copies.doctor(rows),
                copies.letterhead(rows),
                null,
                null,
                true);
    }

    private static Prescription signed(
            StoredPrescription rows, SignedContent content, StoredVersion version) {
        return prescription(
                rows,
                content.patient(),
                content.doctor(),
                content.clinic(),
                content.reason(),
                version.fingerprint(),
                true);
    }

    /** What can still be said: the people from the text if it can be read, the rest from rows. */
    private Prescription broken(StoredPrescription rows, StoredVersion version) {
        return CanonicalText.read(version.content())
                .map(content -> shown(rows, signed(rows, content, version), version, false))
                .orElseGet(() -> shown(rows, draft(rows), version, false));
    }

    private static Prescription shown(
            StoredPrescription rows,
            Prescription like,
            @Nullable StoredVersion version,
            boolean intact) {
        return prescription(
                rows,
                like.patient(),
                like.doctor(),
                like.clinic(),
                version == null ? null : version.reason(),
                version == null ? null : version.fingerprint(),
                intact);
    }

    private static Prescription prescription(
            StoredPrescription rows,
            PrescribedPatient patient,
            Prescriber doctor,
            Letterhead clinic,
            @Nullable String amendReason,
            @Nullable String fingerprint,
            boolean intact) {
        return new Prescription(
                rows.id(),
                rows.version(),
                rows.status(),
                rows.signedVersion(),
                rows.appointmentId(),
                rows.patientId(),
                rows.doctorId(),
                patient,
                doctor,
                clinic,
                rows.date(),
                rows.diagnosis(),
                rows.notes(),
                rows.items(),
                rows.createdAt(),
                rows.changedAt(),
                rows.signedAt(),
                amendReason,
                rows.endedAt(),
                rows.endReason(),
                fingerprint,
                intact,
                rows.validUntil(),
                remaining(rows),
                rows.items().stream().anyMatch(PrescriptionItem::staysInClinic));
    }

    private static List<RemainingRefills> remaining(StoredPrescription rows) {
        return rows.items().stream()
                .filter(item -> item.refills() > 0)
                .map(
                        item ->
                                new RemainingRefills(
                                        item.id(),
                                        item.refills(),
                                        item.refills()
                                                - rows.refilled().getOrDefault(item.id(), 0)))
                .toList();
    }

    /** The versions before, newest first, each as cancelled by the next, for the next's reason. */
    List<Prescription> replaced(StoredPrescription rows, Prescription now) {
        List<Prescription> replaced = new ArrayList<>();
        SignedContent before = null;
        for (StoredVersion version : store.versions(rows.id())) {
            SignedContent next = integrity.verified(rows.id(), version).orElse(null);
            if (before != null && next != null && next.number() <= now.signedVersion()) {
                replaced.add(replaced(rows, before, next));
            }
            before = next;
        }
        Collections.reverse(replaced);
        return replaced;
    }

    private static Prescription replaced(
            StoredPrescription rows, SignedContent content, SignedContent next) {
        return new Prescription(
                content.id(),
                rows.version(),
                PrescriptionStatus.CANCELLED,
                content.number(),
                content.appointmentId(),
                content.patientId(),
                content.doctorId(),
                content.patient(),
                content.doctor(),
                content.clinic(),
                content.date(),
                content.diagnosis(),
                content.notes(),
                content.items(),
                rows.createdAt(),
                next.signedAt(),
                content.signedAt(),
                content.reason(),
                next.signedAt(),
                next.reason(),
                null,
                true,
                content.validUntil(),
                List.of(),
                content.items().stream().anyMatch(PrescriptionItem::staysInClinic));
    }

    /** All signed versions with what each changed, newest first. */
    List<PrescriptionVersion> history(PrescriptionId id) {
        List<PrescriptionVersion> history = new ArrayList<>();
        SignedContent before = null;
        String previous = null;
        for (StoredVersion version : store.versions(id)) {
            SignedContent content = CanonicalText.read(version.content()).orElse(null);
            boolean intact =
                    integrity.verified(id, version).isPresent()
                            && content != null
                            && java.util.Objects.equals(content.previous(), previous);
            if (!intact) {
                integrity.note(id);
            }
            history.add(
                    new PrescriptionVersion(
                            version.number(),
                            version.signedAt(),
                            version.reason(),
                            version.fingerprint(),
                            intact,
                            before == null || content == null
                                    ? List.of()
                                    : VersionComparison.changes(before, content)));
            before = content;
            previous = version.fingerprint();
        }
        Collections.reverse(history);
        return history;
    }
}
