package org.rawat.prescriptions.api.dosage;

/** Where on the body. */
public enum Site {
    RIGHT_EYE,
    LEFT_EYE,
    BOTH_EYES,
    /** The sore eye. */
    AFFECTED_EYE,
    RIGHT_EAR,
    LEFT_EAR,
    BOTH_EARS,
    AFFECTED_EAR,
    RIGHT_NOSTRIL,
    LEFT_NOSTRIL,
    EACH_NOSTRIL,
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
    FOOT
}
