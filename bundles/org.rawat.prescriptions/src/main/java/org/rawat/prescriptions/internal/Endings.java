package org.rawat.prescriptions.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionStatus;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;

/** Completing, cancelling, marking as entered in error. */
final class Endings {
    private final PrescriptionStore store;
    private final PrescriptionReader reader;
    private final UnitOfWork units;
    private final PrescriptionJournal journal;
    private final Clock clock;

    Endings(
            PrescriptionStore store,
            PrescriptionReader reader,
            UnitOfWork units,
            PrescriptionJournal journal,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.units = units;
        this.journal = journal;
        this.clock = clock;
    }

    Prescription move(
            Actor actor,
            PrescriptionId id,
            long version,
            PrescriptionStatus to,
            @Nullable String reason) {
        return units.call(
                () -> {
                    StoredPrescription stored = writable(actor, id);
                    StatusRules.requireMove(stored.status(), to);
                    StatusRules.requireVersion(stored.version(), version);
                    store.move(id, to, reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    journal.moved(actor, stored, to);
                    return reader.read(writable(actor, id));
                });
    }

    private StoredPrescription writable(Actor actor, PrescriptionId id) {
        return PrescriptionAccess.writable(
                actor, store.lock(id).orElseThrow(ProblemException::notFound));
    }
}
