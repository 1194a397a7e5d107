package org.rawat.prescriptions.api;

/**
 * A doctor's reason for signing in spite of one severe finding.
 *
 * @param alert names the finding, see {@code SafetyReview.Alert}; {@link #EACH} for each finding
 *     that has no reason of its own
 * @param code why
 * @param text in the doctor's words, at most 500 characters; empty unless the code is {@link
 *     OverrideCode#OTHER}
 */
public record SafetyReason(String alert, OverrideCode code, String text) {
    public static final int TEXT_MAX = 500;

    /** Stands for every severe finding: a new version is written and signed on one page. */
    public static final String EACH = "each";
}
