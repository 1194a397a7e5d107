package org.rawat.prescriptions.api.spi;

/** How a medicine enters the body, as far as its pharmaceutical form or its directions tell. */
public enum SafetyRoute {
    ORAL,
    SUBLINGUAL,
    RECTAL,
    VAGINAL,
    INJECTION,
    /** On the skin and staying there. */
    SKIN,
    /** Through the skin into the blood. */
    PATCH,
    EYE,
    EAR,
    NOSE,
    INHALED,
    /** Rinsed and spat out. */
    MOUTH,
    UNKNOWN;

    /** Whether so much reaches the blood that the whole body is concerned; also when unknown. */
    public boolean systemic() {
        return switch (this) {
            case ORAL, SUBLINGUAL, RECTAL, INJECTION, PATCH, UNKNOWN -> true;
            case VAGINAL, SKIN, EYE, EAR, NOSE, INHALED, MOUTH -> false;
        };
    }
}
