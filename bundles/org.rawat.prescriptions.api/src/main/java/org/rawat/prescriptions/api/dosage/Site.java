package org.rawat.prescriptions.api.dosage;

import org.jspecify.annotations.Nullable;

/** Where on the body. */
public enum Site {
    RIGHT_EYE(Route.OPHTHALMIC),
    LEFT_EYE(Route.OPHTHALMIC),
    BOTH_EYES(Route.OPHTHALMIC),
    /** The sore eye. */
    AFFECTED_EYE(Route.OPHTHALMIC),
    RIGHT_EAR(Route.OTIC),
    LEFT_EAR(Route.OTIC),
    BOTH_EARS(Route.OTIC),
    AFFECTED_EAR(Route.OTIC),
    RIGHT_NOSTRIL(Route.NASAL),
    LEFT_NOSTRIL(Route.NASAL),
    EACH_NOSTRIL(Route.NASAL),
    /** The part that is ill: sore, itching, wounded. */
    AFFECTED_AREA,
    FACE,
    SCALP,
    SKIN,
    ARM,
    THIGH,
    ABDOMEN,
    BUTTOCK,
    CHEST,
    BACK,
    HAND,
    FOOT;

    private final @Nullable Route route;

    Site() {
        this(null);
    }

    Site(@Nullable Route route) {
        this.route = route;
    }

    /** The only route that this place has: an eye's, an ear's, a nostril's; null for others. */
    public @Nullable Route route() {
        return route;
    }
}
