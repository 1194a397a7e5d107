package org.rawat.catalogue.internal;

import java.time.Duration;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.catalogue.api.ProductStatus;

/** The ways in which the catalogue says no. */
final class CatalogueProblems {
    private CatalogueProblems() {}

    /** Somebody was faster; the message says which version it is now. */
    static ProblemException stale(long versionNow) {
        return ProblemException.conflict("stale", versionNow);
    }

    static ProblemException already(ProductStatus status) {
        return ProblemException.conflict(
                status == ProductStatus.RETIRED ? "product-retired" : "product-active");
    }

    static ProblemException codeTaken() {
        return ProblemException.invalid("code", "taken");
    }

    static FieldProblem unknownCategory() {
        return FieldProblem.of("category", "unknown-category");
    }

    /** Too many files wait already. */
    static ProblemException busy() {
        return ProblemException.unavailable("imports-busy", Duration.ofSeconds(30), null);
    }

    static ProblemException starting() {
        return ProblemException.unavailable("catalogue-starting", Duration.ofSeconds(2), null);
    }
}
