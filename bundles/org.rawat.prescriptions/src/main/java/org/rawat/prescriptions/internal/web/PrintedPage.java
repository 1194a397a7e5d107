package org.rawat.prescriptions.internal.web;

import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.web.api.View;

/** The prescription on paper. */
final class PrintedPage {
    private PrintedPage() {}

    /**
     * A signed one.
     *
     * @param words the dosages in the reader's words
     * @param back the address of the page before, without the id
     * @throws ProblemException conflict {@code wrong-state}: a draft is no prescription, and paper
     *     does not say that it is one
     */
    static View of(Prescription prescription, DosageWords words, String back) {
        if (!prescription.signed()) {
            throw ProblemException.conflict("wrong-state", prescription.status().name());
        }
        return View.of("print", prescription)
                .with("dosages", words)
                .with("back", back + prescription.id())
                .showing(prescription.patientId());
    }
}
