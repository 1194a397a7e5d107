package org.rawat.prescriptions.internal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Health;
import org.rawat.api.HealthCheck;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.StoredPrescription;
import org.rawat.prescriptions.internal.store.StoredVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what is stored with what was signed, on each reading, and keeps the answer: a signed
 * prescription that is not what was signed makes the health critical until Rawat restarts, and
 * again as soon as it is read again.
 */
@Component(service = {Integrity.class, HealthCheck.class})
public final class Integrity implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(Integrity.class);
    private static final int NEWEST = 200;
    private static final int REMEMBERED = 1_000;

    private final PrescriptionStore store;
    private final UnitOfWork units;
    private final Set<PrescriptionId> broken = ConcurrentHashMap.newKeySet();

    @Activate
    public Integrity(@Reference PrescriptionStore store, @Reference UnitOfWork units) {
        this.store = store;
        this.units = units;
    }

    /** What a version says, if it is what was signed. */
    Optional<SignedContent> verified(PrescriptionId id, StoredVersion version) {
        Optional<SignedContent> content =
                CanonicalText.read(version.content())
                        .filter(it -> fingerprintFits(version))
                        .filter(it -> it.id().equals(id) && it.number() == version.number());
        if (content.isEmpty()) {
            note(id);
        }
        return content;
    }

    /** The same, and the rows must say it too. */
    Optional<SignedContent> verified(StoredPrescription rows, StoredVersion version) {
        Optional<SignedContent> content = verified(rows.id(), version);
        if (content.isPresent() && !content.get().equals(content.get().as(rows))) {
            note(rows.id());
            return Optional.empty();
        }
        return content;
    }

    /** Notes one that has lost its signed version altogether. */
    void note(PrescriptionId id) {
        if (broken.size() < REMEMBERED && broken.add(id)) {
            LOG.error("Prescription {} is not stored as it was signed", id);
        }
    }

    private static boolean fingerprintFits(StoredVersion version) {
        return CanonicalText.fingerprint(version.content()).equals(version.fingerprint());
    }

    @Override
    public String name() {
        return "prescriptions";
    }

    @Override
    public Health check() {
        long newest = units.call(() -> store.brokenAmongNewest(NEWEST));
        if (newest == 0 && broken.isEmpty()) {
            return Health.ok("Every signed prescription that was read is as it was signed.");
        }
        String examples =
                broken.stream().limit(5).map(PrescriptionId::toString).sorted().toList().toString();
        return Health.critical(
                Math.max(newest, broken.size())
                        + " signed prescription(s) are not stored as they were signed: "
                        + examples,
                "Somebody changed the database past Rawat. Restore these prescriptions from a"
                        + " backup, or let their doctors write them anew.");
    }
}
