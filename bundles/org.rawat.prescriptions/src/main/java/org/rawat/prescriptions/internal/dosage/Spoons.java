package org.rawat.prescriptions.internal.dosage;

import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;

/** The volumes of Indonesian practice. */
final class Spoons {
    private static final long DROPS_IN_A_MILLILITRE = 20;

    private Spoons() {}

    /** How many millilitres one of it is; null for what is no volume. */
    static @Nullable Fraction millilitres(DoseUnit unit) {
        return switch (unit) {
            case MILLILITRE -> Fraction.ONE;
            case MEASURING_SPOON, TEASPOON -> Fraction.of(5);
            case TABLESPOON -> Fraction.of(15);
            case DROP -> new Fraction(1, DROPS_IN_A_MILLILITRE);
            default -> null;
        };
    }
}
