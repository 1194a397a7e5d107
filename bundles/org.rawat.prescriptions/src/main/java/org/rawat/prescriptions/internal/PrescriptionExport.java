package org.rawat.prescriptions.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.internal.fhir.PrescriptionBundle;

/** Gives prescriptions to other systems. */
@Component(service = PrescriptionExport.class)
public final class PrescriptionExport {
    private final PrescriptionQueries queries;

    @Activate
    public PrescriptionExport(@Reference PrescriptionQueries queries) {
        this.queries = queries;
    }

    /**
     * A signed prescription as a FHIR R4 Bundle in JSON.
     *
     * @param prescription one that the actor sees
     * @throws ProblemException conflict {@code wrong-state}: a draft is no prescription; conflict
     *     {@code not-intact}: what is not as it was signed goes nowhere
     */
    public byte[] fhir(Actor actor, Prescription prescription) {
        if (!prescription.signed()) {
            throw ProblemException.conflict("wrong-state", prescription.status().name());
        }
        if (!prescription.intact()) {
            throw ProblemException.conflict("not-intact");
        }
        return PrescriptionBundle.bytes(prescription, queries.replaced(actor, prescription));
    }
}
