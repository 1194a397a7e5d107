package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.spi.SourceMedicine;

/**
 * From FHIR R4's Medication and MedicationKnowledge to what the catalogue takes. What a pharmacy
 * does not say is not made up: without a name, a form or a code there is no medicine.
 */
final class MedicineMapper {
    private static final int SYNONYMS = 20;
    private static final int CODE_LONGEST = 64;
    private static final int UNIT_LONGEST = 40;
    private static final Set<String> MEASURES =
            Set.of("ml", "l", "mg", "g", "ug", "mcg", "kg", "iu", "[iu]", "u", "%");

    private final URI base;
    private final String codeSystem;

    /**
     * With the pharmacy's address, which names its own ids, and the system whose code is preferred.
     */
    MedicineMapper(URI base, String codeSystem) {
        this.base = base;
        this.codeSystem = codeSystem;
    }

    /** A code and who gave it. */
    private record Code(String system, String value) {}

    Optional<SourceMedicine> medicine(JsonNode resource) {
        Optional<Code> code = code(resource);
        List<JsonNode> ingredients = new ArrayList<>();
        for (JsonNode ingredient : resource.path("ingredient")) {
            if (ingredient.path("isActive").asBoolean(true)) {
                ingredients.add(ingredient);
            }
        }
        List<String> called = called(resource);
        String substances = substances(ingredients);
        String name = !substances.isEmpty() ? substances : called.isEmpty() ? "" : called.get(0);
        String form = form(resource);
        if (code.isEmpty() || name.isEmpty() || form.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SourceMedicine(
                        code.get().system(),
                        code.get().value(),
                        name,
                        form,
                        substances.isEmpty() ? "" : strengths(ingredients),
                        unit(resource, form),
                        "",
                        controlled(resource),
                        price(resource),
                        null,
                        called.stream()
                                .filter(other -> !other.equalsIgnoreCase(name))
                                .limit(SYNONYMS)
                                .toList(),
                        active(resource),
                        substances.isEmpty()
                                ? List.of()
                                : ingredients.stream()
                                        .map(it -> IngredientMapper.ingredient(substance(it), it))
                                        .toList()));
    }

    private Optional<Code> code(JsonNode resource) {
        Code first = null;
        for (JsonNode coding : resource.path("code").path("coding")) {
            Code code = new Code(text(coding, "system"), text(coding, "code"));
            if (usable(code)) {
                if (code.system().equals(codeSystem)) {
                    return Optional.of(code);
                }
                first = first == null ? code : first;
            }
        }
        for (JsonNode identifier : resource.path("identifier")) {
            Code code = new Code(text(identifier, "system"), text(identifier, "value"));
            if (usable(code)) {
                if (code.system().equals(codeSystem)) {
                    return Optional.of(code);
                }
                first = first == null ? code : first;
            }
        }
        Code own = new Code(ownIds(), text(resource, "id"));
        return first != null
                ? Optional.of(first)
                : usable(own) ? Optional.of(own) : Optional.empty();
    }

    /** The system of those medicines that have no code but the pharmacy's own id. */
    String ownIds() {
        return base.toString();
    }

    private static boolean usable(Code code) {
        return !code.system().isEmpty()
                && !code.value().isEmpty()
                && code.value().length() <= CODE_LONGEST;
    }

    /** What the pharmacy calls it, best first. */
    private List<String> called(JsonNode resource) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode code = resource.path("code");
        names.add(text(code, "text"));
        for (JsonNode coding : code.path("coding")) {
            if (text(coding, "system").equals(codeSystem)) {
                names.add(text(coding, "display"));
            }
        }
        code.path("coding").forEach(coding -> names.add(text(coding, "display")));
        resource.path("synonym").forEach(synonym -> names.add(synonym.asText("").strip()));
        names.remove("");
        return List.copyOf(names);
    }

    /** The substances in one line; empty unless all are named. */
    private static String substances(List<JsonNode> ingredients) {
        List<String> names = ingredients.stream().map(MedicineMapper::substance).toList();
        return names.contains("") ? "" : String.join(" + ", names);
    }

    private static String substance(JsonNode ingredient) {
        String name = concept(ingredient.path("itemCodeableConcept"));
        return name.isEmpty() ? text(ingredient.path("itemReference"), "display") : name;
    }

    /** The strengths in the same order; empty unless all are known. */
    private static String strengths(List<JsonNode> ingredients) {
        List<String> all =
                ingredients.stream().map(it -> StrengthText.of(it.path("strength"))).toList();
        return all.contains("") ? "" : String.join(" + ", all);
    }

    private static String form(JsonNode resource) {
        String form = concept(resource.path("form"));
        return form.isEmpty() ? concept(resource.path("doseForm")) : form;
    }

    /**
     * In what it is dispensed: {@code botol 60 ml} when the pharmacy says that a bottle holds 60
     * millilitres, what is counted when it counts pieces, else the form itself.
     */
    private static String unit(JsonNode resource, String form) {
        JsonNode amount = resource.path("amount");
        JsonNode packaging = resource.path("packaging");
        boolean ratio = amount.has("numerator");
        JsonNode holds = ratio ? amount.path("numerator") : packaging.path("quantity");
        String pack =
                ratio ? text(amount.path("denominator"), "unit") : concept(packaging.path("type"));
        String piece = text(holds, "unit");
        boolean measured = MEASURES.contains(piece.toLowerCase(Locale.ROOT));
        String unit =
                measured && !pack.isEmpty() ? pack + " " + StrengthText.quantity(holds) : piece;
        if (!unit.isEmpty() && unit.length() <= UNIT_LONGEST && !unit.equals(piece) == measured) {
            return unit.strip();
        }
        return form.length() <= UNIT_LONGEST ? form : form.substring(0, UNIT_LONGEST).strip();
    }

    /** What MedicationKnowledge says of the law, in Indonesian or English. */
    private static ControlledKind controlled(JsonNode resource) {
        StringBuilder said = new StringBuilder();
        for (JsonNode regulatory : resource.path("regulatory")) {
            for (JsonNode schedule : regulatory.path("schedule")) {
                said.append(everything(schedule.path("schedule"))).append(' ');
            }
        }
        for (JsonNode classified : resource.path("medicineClassification")) {
            classified
                    .path("classification")
                    .forEach(concept -> said.append(everything(concept)).append(' '));
        }
        String all = said.toString().toLowerCase(Locale.ROOT);
        if (all.contains("narkoti") || all.contains("narcoti")) {
            return ControlledKind.NARCOTIC;
        }
        if (all.contains("psikotropi") || all.contains("psychotropi")) {
            return ControlledKind.PSYCHOTROPIC;
        }
        return all.contains("prekursor") || all.contains("precursor")
                ? ControlledKind.PRECURSOR
                : ControlledKind.NONE;
    }

    private static String everything(JsonNode concept) {
        StringBuilder words = new StringBuilder(text(concept, "text"));
        concept.path("coding")
                .forEach(
                        coding ->
                                words.append(' ')
                                        .append(text(coding, "display"))
                                        .append(' ')
                                        .append(text(coding, "code")));
        return words.toString();
    }

    private static @Nullable Price price(JsonNode resource) {
        for (JsonNode cost : resource.path("cost")) {
            JsonNode money = cost.path("cost");
            Optional<BigDecimal> amount = StrengthText.number(money.path("value"));
            if (amount.isPresent()) {
                try {
                    return Price.of(amount.get(), text(money, "currency"));
                } catch (IllegalArgumentException | ArithmeticException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private static boolean active(JsonNode resource) {
        String status = text(resource, "status");
        return status.isEmpty() || status.equals("active");
    }

    private static String concept(JsonNode concept) {
        String text = text(concept, "text");
        if (!text.isEmpty()) {
            return text;
        }
        for (JsonNode coding : concept.path("coding")) {
            if (!text(coding, "display").isEmpty()) {
                return text(coding, "display");
            }
        }
        return "";
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.asText().strip() : "";
    }
}
