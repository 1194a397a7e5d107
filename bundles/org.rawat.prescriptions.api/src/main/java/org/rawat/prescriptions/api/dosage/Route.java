package org.rawat.prescriptions.api.dosage;

/** How a medicine enters the body. */
public enum Route {
    ORAL,
    SUBLINGUAL,
    BUCCAL,
    /** Into the eye; which eye says the {@link Site}. */
    OPHTHALMIC,
    OTIC,
    NASAL,
    RECTAL,
    VAGINAL,
    TOPICAL,
    TRANSDERMAL,
    INHALATION,
    INTRAMUSCULAR,
    INTRAVENOUS,
    SUBCUTANEOUS,
    INTRADERMAL
}
