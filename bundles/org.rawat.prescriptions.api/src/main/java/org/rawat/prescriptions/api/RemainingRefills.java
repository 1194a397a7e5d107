package org.rawat.prescriptions.api;

/**
 * How often a medicine may still be handed out again.
 *
 * @param item the medicine, of the version that is shown
 * @param allowed how often its doctor allowed it ({@code iter}), besides the first time
 * @param remaining how often is left: allowed less the refills that were recorded for this version.
 *     It counts only while the prescription is active and not past its last day
 */
public record RemainingRefills(PrescriptionItemId item, int allowed, int remaining) {}
