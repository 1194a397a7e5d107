package org.rawat.prescriptions.api.dosage;

/** What else to heed: {@code Dosage.additionalInstruction} of FHIR. */
public enum Instruction {
    /** Now, and once: {@code statim}, {@code segera}. Goes with a count of one. */
    AT_ONCE,
    CHEW,
    SUCK,
    SWALLOW_WHOLE,
    DO_NOT_CHEW,
    DO_NOT_CRUSH,
    DO_NOT_SWALLOW,
    DISSOLVE_IN_WATER,
    WITH_WATER,
    WITH_A_GLASS_OF_WATER,
    WITH_MILK,
    NOT_WITH_MILK,
    EMPTY_STOMACH,
    WITH_OR_WITHOUT_FOOD,
    SHAKE,
    GARGLE,
    RINSE_MOUTH_AFTERWARDS,
    STAY_UPRIGHT,
    THINLY,
    CLEAN_FIRST,
    EXTERNAL_USE,
    DO_NOT_STOP,
    MAY_CAUSE_DROWSINESS,
    NO_ALCOHOL,
    AVOID_SUN,
    KEEP_COLD,
    ROTATE_SITE,
    /** As the doctor said: {@code ut dictum}, {@code usus cognitus}. */
    AS_DIRECTED,
    /** Goes to the doctor and not to the patient: {@code signa in manum medici}. */
    HAND_TO_DOCTOR
}
