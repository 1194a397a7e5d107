package org.rawat.prescriptions.api.dosage;

/** What somebody should look at again in a line that was understood. */
public enum Caution {
    /** Another unit than the medicine's form: capsules of a tablet. */
    OTHER_UNIT,
    /** Once a day so many, by two bare numbers: {@code 1x3} may be a {@code 3x1} turned round. */
    MAY_BE_TURNED
}
