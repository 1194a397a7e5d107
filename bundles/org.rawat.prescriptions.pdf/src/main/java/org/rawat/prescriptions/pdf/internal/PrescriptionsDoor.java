package org.rawat.prescriptions.pdf.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.PrescriptionItem;
import org.rawat.prescriptions.api.PrescriptionStanding;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.pdf.internal.store.PrintCode;

/** The prescriptions, which come and go without this function. */
@Component(service = PrescriptionsDoor.class)
public final class PrescriptionsDoor {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Prescriptions prescriptions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable DosageText dosages;

    @Activate
    public PrescriptionsDoor() {}

    /** A door that leads to the given ones. */
    static PrescriptionsDoor to(
            @Nullable Prescriptions prescriptions, @Nullable DosageText dosages) {
        PrescriptionsDoor door = new PrescriptionsDoor();
        door.prescriptions = prescriptions;
        door.dosages = dosages;
        return door;
    }

    /**
     * As this asker may see it.
     *
     * @throws ProblemException not found, also while there are no prescriptions at all
     */
    Prescription prescription(Actor actor, PrescriptionId id) {
        Prescriptions current = prescriptions;
        if (current == null) {
            throw ProblemException.notFound();
        }
        return current.prescription(actor, id);
    }

    /**
     * Where the version of a code stands.
     *
     * @throws ProblemException unavailable {@code no-prescriptions}, while nobody can say
     */
    Optional<PrescriptionStanding> standing(PrintCode code) {
        Prescriptions current = prescriptions;
        if (current == null) {
            throw absent();
        }
        return current.standing(code.prescription(), code.number(), code.fingerprint());
    }

    /**
     * How a medicine is taken, in words that a patient understands; empty when its directions are
     * free text.
     *
     * @throws ProblemException unavailable {@code no-prescriptions}, while nobody can say
     */
    String sentence(PrescriptionItem item, Locale language) {
        if (item.steps().isEmpty()) {
            return "";
        }
        DosageText current = dosages;
        if (current == null) {
            throw absent();
        }
        return current.write(item.steps(), language);
    }

    private static ProblemException absent() {
        return ProblemException.unavailable("no-prescriptions", Duration.ofMinutes(1), null);
    }
}
