package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.Appointments;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStanding;
import org.rawat.prescriptions.api.PrescriptionStanding.State;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;
import org.rawat.prescriptions.internal.store.StoredVersion;

/** Where a signed version stands, for whoever holds it on paper. */
@Component(service = Standings.class)
public final class Standings {
    private final PrescriptionStore store;
    private final Integrity integrity;
    private final Appointments appointments;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public Standings(
            @Reference PrescriptionStore store,
            @Reference Integrity integrity,
            @Reference Appointments appointments,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.store = store;
        this.integrity = integrity;
        this.appointments = appointments;
        this.units = units;
        this.clock = clock;
    }

    Optional<PrescriptionStanding> of(PrescriptionId id, int number, String fingerprint) {
        return units.call(
                () -> store.find(id).flatMap(rows -> standing(rows, number, fingerprint)));
    }

    private Optional<PrescriptionStanding> standing(
            StoredPrescription rows, int number, String fingerprint) {
        return store.versions(rows.id()).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> standing(rows, version, fingerprint));
    }

    /** Issuer and date come from the version's own text; without one there is nothing to say. */
    private PrescriptionStanding standing(
            StoredPrescription rows, StoredVersion version, String fingerprint) {
        Optional<SignedContent> said = CanonicalText.read(version.content());
        State state = state(rows, version.number(), today(rows));
        return new PrescriptionStanding(
                said.map(content -> content.clinic().name()).orElse(""),
                said.map(SignedContent::date).orElse(rows.date()),
                state,
                state == State.ACTIVE ? refillsLeft(rows) : 0,
                version.fingerprint().equals(fingerprint) && intact(rows, version));
    }

    /** Where it was written: the last day ends there. */
    private LocalDate today(StoredPrescription rows) {
        ZoneId zone =
                appointments
                        .find(rows.appointmentId())
                        .map(Appointment::zone)
                        .orElse(ZoneOffset.UTC);
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static int refillsLeft(StoredPrescription rows) {
        return rows.items().stream()
                .mapToInt(item -> item.refills() - rows.refilled().getOrDefault(item.id(), 0))
                .max()
                .orElse(0);
    }

    private boolean intact(StoredPrescription rows, StoredVersion version) {
        boolean now = version.number() == rows.signedVersion();
        return (now ? integrity.verified(rows, version) : integrity.verified(rows.id(), version))
                .isPresent();
    }

    /** One that should never have been written has no version that still holds. */
    static State state(StoredPrescription rows, int number, LocalDate today) {
        LocalDate until = rows.validUntil();
        return switch (rows.status()) {
            case CANCELLED, ENTERED_IN_ERROR -> State.CANCELLED;
            case COMPLETED -> number < rows.signedVersion() ? State.REPLACED : State.COMPLETED;
            case DRAFT, ACTIVE ->
                    number < rows.signedVersion()
                            ? State.REPLACED
                            : until != null && today.isAfter(until) ? State.EXPIRED : State.ACTIVE;
        };
    }
}
