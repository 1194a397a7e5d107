package org.rawat.prescriptions.api;

import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.Dose;

/**
 * One dose of one day.
 *
 * @param number its number among the medicine's doses of that day, from 0; the same each time it is
 *     asked for
 * @param at about when, by the patient's clock: the prescription says "in the morning", this says
 *     when that usually is; null for one that is taken as needed
 * @param dose how much; null when the prescription does not say it
 * @param state what became of it
 * @param markedAt when somebody said so; null when nobody has
 */
public record DueDose(
        int number,
        @Nullable LocalTime at,
        @Nullable Dose dose,
        DoseState state,
        @Nullable Instant markedAt) {}
