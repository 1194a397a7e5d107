package org.rawat.prescriptions.api.dosage;

/** In what one dose is counted. */
public enum DoseUnit {
    TABLET,
    CAPLET,
    CAPSULE,
    LOZENGE,
    MILLILITRE,
    DROP,
    /** The spoon or cup that comes with the medicine, {@code sendok takar}: 5 ml. */
    MEASURING_SPOON,
    /** {@code sendok teh}, {@code cochlear theae}: 5 ml in Indonesian practice. */
    TEASPOON,
    /** {@code sendok makan}, {@code cochlear cibarium}: 15 ml. */
    TABLESPOON,
    /** One breath from an inhaler. */
    PUFF,
    /** One spray, into the nose or on the skin. */
    SPRAY,
    /** As much as is put on a place once. */
    APPLICATION,
    /** What fits on an adult's last finger joint. */
    FINGERTIP,
    /** A ribbon of ointment of this length. */
    CENTIMETRE,
    SUPPOSITORY,
    OVULE,
    /** International units, and units of insulin. */
    UNIT,
    MICROGRAM,
    MILLIGRAM,
    GRAM,
    SACHET,
    /** A powder that the pharmacy folds into paper: {@code bungkus}, {@code pulveres}. */
    PAPER,
    AMPOULE,
    VIAL,
    /** A small plastic ampoule for a nebuliser. */
    NEBULE,
    PATCH,
    BOTTLE,
    TUBE
}
