package org.rawat.prescriptions.api;

/**
 * What the pharmacy makes of a compound's ingredients: {@code m.f.}, misce fac. Each has the Latin
 * abbreviation of prescriptions, the form in Indonesian, and what its quantity counts.
 */
public enum CompoundForm {
    /** Powders, each dose folded into paper: puyer. */
    PULVERES("pulv.", "puyer", "bungkus"),
    /** One powder for the skin, not divided. */
    PULVIS_ADSPERSORIUS("pulv. adspers.", "bedak tabur", "wadah"),
    CAPSULES("caps.", "kapsul", "kapsul"),
    OINTMENT("ungt.", "salep", "pot"),
    CREAM("cremor", "krim", "pot"),
    PASTE("pasta", "pasta", "pot"),
    GEL("gel", "gel", "pot"),
    LOTION("lot.", "losion", "botol"),
    SYRUP("syr.", "sirup", "botol"),
    SUSPENSION("susp.", "suspensi", "botol"),
    SOLUTION("sol.", "larutan", "botol"),
    DROPS("guttae", "tetes", "botol"),
    SUPPOSITORIES("supp.", "supositoria", "supositoria"),
    OVULES("ovula", "ovula", "ovula");

    private final String latin;
    private final String indonesian;
    private final String unit;

    CompoundForm(String latin, String indonesian, String unit) {
        this.latin = latin;
        this.indonesian = indonesian;
        this.unit = unit;
    }

    /** As it stands behind {@code m.f.} on paper. */
    public String latin() {
        return latin;
    }

    /** What {@link PrescriptionItem#form()} of such a compound says. */
    public String indonesian() {
        return indonesian;
    }

    /** What {@link PrescriptionItem#unit()} of such a compound says. */
    public String unit() {
        return unit;
    }
}
