package org.rawat.prescriptions.api.dosage;

/**
 * What in a patient's day a dose is tied to: the codes of FHIR's EventTiming and HL7 v3's
 * TimingEvent, with their names.
 */
public enum Event {
    /** On waking up. */
    WAKE,
    /** In the morning, {@code pagi}. */
    MORN,
    /** At noon, {@code siang}. */
    NOON,
    /** In the late afternoon, {@code sore}. */
    AFT,
    /** In the evening, {@code petang}. */
    EVE,
    /** At night, {@code malam}. */
    NIGHT,
    /** Before going to bed, {@code hora somni}. */
    HS,
    /** Before meals, {@code ante cibum}. */
    AC,
    ACM,
    ACD,
    ACV,
    /** With meals, {@code cum cibo}, {@code durante coenam}. */
    C,
    CM,
    CD,
    CV,
    /** After meals, {@code post cibum}. */
    PC,
    PCM,
    PCD,
    PCV;

    /** Whether it is a meal rather than a time of the day. */
    public boolean meal() {
        return ordinal() >= AC.ordinal();
    }
}
