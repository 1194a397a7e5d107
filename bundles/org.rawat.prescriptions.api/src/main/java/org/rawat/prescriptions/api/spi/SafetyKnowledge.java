package org.rawat.prescriptions.api.spi;

import java.time.LocalDate;

/**
 * With what knowledge a source has answered.
 *
 * @param version the source's own name for its state, 1 to 80 characters
 * @param date of which day the knowledge is
 */
public record SafetyKnowledge(String version, LocalDate date) {}
