package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Ingredient.Per;
import org.rawat.catalogue.api.Ingredient.Unit;

/** From one ingredient of FHIR's Medication or MedicationKnowledge to one of the catalogue. */
final class IngredientMapper {
    private static final Map<String, Unit> UNITS =
            Map.ofEntries(
                    Map.entry("ug", Unit.MCG),
                    Map.entry("mcg", Unit.MCG),
                    Map.entry("mg", Unit.MG),
                    Map.entry("g", Unit.G),
                    Map.entry("mL", Unit.ML),
                    Map.entry("ml", Unit.ML),
                    Map.entry("[iU]", Unit.IU),
                    Map.entry("[IU]", Unit.IU),
                    Map.entry("U", Unit.U),
                    Map.entry("mmol", Unit.MMOL),
                    Map.entry("meq", Unit.MEQ),
                    Map.entry("%", Unit.PERCENT));
    private static final Map<String, Per> MEASURES =
            Map.of(
                    "mL",
                    Per.ML,
                    "ml",
                    Per.ML,
                    "g",
                    Per.G,
                    "h",
                    Per.HOUR,
                    "{dose}",
                    Per.DOSE,
                    "{actuat}",
                    Per.DOSE);
    private static final int CODE_LONGEST = 64;

    private IngredientMapper() {}

    /** What is in it; the amount only where the ratio says it in units that are known. */
    static Ingredient ingredient(String substance, JsonNode ingredient) {
        JsonNode coding = coding(ingredient.path("itemCodeableConcept"));
        String system = coding == null ? null : coding.path("system").asText();
        String code = coding == null ? null : coding.path("code").asText();
        JsonNode ratio = ingredient.path("strength");
        Unit unit = UNITS.get(unit(ratio.path("numerator")));
        Optional<BigDecimal> amount = positive(ratio.path("numerator"));
        JsonNode in = ratio.path("denominator");
        Per per = per(in);
        Optional<BigDecimal> of = in.has("value") ? positive(in) : Optional.of(BigDecimal.ONE);
        if (unit == null || amount.isEmpty() || of.isEmpty()) {
            return new Ingredient(substance, system, code, null, null, null, null);
        }
        return unit == Unit.PERCENT
                ? new Ingredient(substance, system, code, amount.get(), unit, null, null)
                : new Ingredient(substance, system, code, amount.get(), unit, of.get(), per);
    }

    private static @Nullable JsonNode coding(JsonNode concept) {
        for (JsonNode coding : concept.path("coding")) {
            String system = coding.path("system").asText("");
            String code = coding.path("code").asText("");
            if (!system.isBlank() && !code.isBlank() && code.length() <= CODE_LONGEST) {
                return coding;
            }
        }
        return null;
    }

    /** What is not measured is counted: tablets, capsules, vials. */
    private static Per per(JsonNode denominator) {
        return MEASURES.getOrDefault(unit(denominator), Per.UNIT);
    }

    private static String unit(JsonNode quantity) {
        String code = quantity.path("code").asText("").strip();
        return code.isEmpty() ? quantity.path("unit").asText("").strip() : code;
    }

    private static Optional<BigDecimal> positive(JsonNode quantity) {
        return StrengthText.number(quantity.path("value")).filter(number -> number.signum() > 0);
    }
}
