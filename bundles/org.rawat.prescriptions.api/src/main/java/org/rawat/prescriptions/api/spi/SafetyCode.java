package org.rawat.prescriptions.api.spi;

/**
 * A substance or a class of substances in somebody's code system.
 *
 * @param system who gave the code, a URI, for example {@code http://www.whocc.no/atc}
 * @param code its code there
 */
public record SafetyCode(String system, String code) {}
