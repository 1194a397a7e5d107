package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** FHIR's Ratio and Quantity as Indonesian labels print them. */
final class StrengthText {
    private static final int DIGITS = 20;

    /** UCUM's codes for what labels write otherwise. */
    private static final Map<String, String> PRINTED =
            Map.ofEntries(
                    Map.entry("mL", "ml"),
                    Map.entry("L", "l"),
                    Map.entry("ug", "mcg"),
                    Map.entry("[iU]", "IU"),
                    Map.entry("[IU]", "IU"),
                    Map.entry("U", "unit"),
                    Map.entry("meq", "mEq"));

    private static final Map<String, String> MEASURED =
            Map.of("mL", "ml", "ml", "ml", "L", "l", "g", "g", "mg", "mg", "h", "jam");

    private StrengthText() {}

    /** As {@code 500 mg} or {@code 120 mg/5 ml}; empty when the ratio does not say. */
    static String of(JsonNode ratio) {
        String amount = quantity(ratio.path("numerator"));
        if (amount.isEmpty()) {
            return "";
        }
        JsonNode in = ratio.path("denominator");
        String measure = MEASURED.get(unit(in));
        Optional<BigDecimal> of = number(in.path("value"));
        if (measure != null) {
            boolean one = of.isEmpty() || of.get().compareTo(BigDecimal.ONE) == 0;
            return amount + "/" + (one ? "" : written(of.get()) + " ") + measure;
        }
        // So much in one piece needs no words; so much in several would be misread.
        return of.isEmpty() || of.get().compareTo(BigDecimal.ONE) == 0 ? amount : "";
    }

    /** As {@code 60 ml}; empty when there is no number or no unit. */
    static String quantity(JsonNode quantity) {
        Optional<BigDecimal> value = number(quantity.path("value"));
        String unit = unit(quantity);
        if (value.isEmpty() || value.get().signum() == 0 || unit.isEmpty()) {
            return "";
        }
        return written(value.get()) + " " + PRINTED.getOrDefault(unit, unit);
    }

    /** A number that is not negative and that people could have meant. */
    static Optional<BigDecimal> number(JsonNode node) {
        if (!node.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = node.decimalValue();
        return number.signum() >= 0
                        && number.precision() <= DIGITS
                        && Math.abs((long) number.scale()) <= DIGITS
                ? Optional.of(number)
                : Optional.empty();
    }

    private static String unit(JsonNode quantity) {
        String code = quantity.path("code").asText("").strip();
        boolean known = PRINTED.containsKey(code) || MEASURED.containsKey(code);
        String unit = quantity.path("unit").asText("").strip();
        return known || unit.isEmpty() ? code : unit;
    }

    private static String written(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString().replace('.', ',');
    }
}
