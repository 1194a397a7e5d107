package org.rawat.prescriptions.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.Compound;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundForm;
import org.rawat.prescriptions.api.CompoundIngredient;
import org.rawat.prescriptions.api.CompoundMethod;
import org.rawat.prescriptions.api.SourceNeed;
import org.rawat.prescriptions.api.dosage.Fraction;

/** How the pharmacy makes a compound, as JSON. */
public final class CompoundJson {
    private CompoundJson() {}

    public static Map<String, Object> write(Compound compound) {
        Map<String, Object> map = new TreeMap<>();
        map.put("method", compound.method().name());
        map.put("form", compound.form().name());
        map.put(
                "ingredients",
                compound.ingredients().stream().map(CompoundJson::ingredient).toList());
        return map;
    }

    public static Compound read(JsonNode node) {
        return new Compound(
                Json.choice(node, "method", CompoundMethod.class),
                Json.choice(node, "form", CompoundForm.class),
                Json.list(node.path("ingredients"), CompoundJson::ingredient));
    }

    private static Map<String, Object> ingredient(CompoundIngredient it) {
        Map<String, Object> map = new TreeMap<>();
        Json.put(map, "product", it.productId());
        map.put("name", it.name());
        Json.putFilled(map, "strength", it.strength());
        Json.putFilled(map, "form", it.form());
        Json.putFilled(map, "codeSystem", it.codeSystem());
        Json.putFilled(map, "code", it.code());
        Json.putFilled(map, "unit", it.unit());
        map.put("controlled", it.controlled().name());
        Json.putList(map, "substances", IngredientJson.write(it.substances()));
        map.put("amount", it.amount());
        CompoundAmount understood = it.understood();
        if (understood != null) {
            map.put("understood", amount(understood));
        }
        map.put("need", need(it.need()));
        return map;
    }

    private static CompoundIngredient ingredient(JsonNode node) {
        String product = Json.optional(node, "product");
        JsonNode understood = node.path("understood");
        return new CompoundIngredient(
                product == null ? null : new ProductId(UUID.fromString(product)),
                Json.required(node, "name"),
                Json.filled(node, "strength"),
                Json.filled(node, "form"),
                Json.filled(node, "codeSystem"),
                Json.filled(node, "code"),
                Json.filled(node, "unit"),
                Json.choice(node, "controlled", ControlledKind.class),
                IngredientJson.read(node.path("substances")),
                Json.required(node, "amount"),
                understood.isObject() ? amount(understood) : null,
                need(node.path("need")));
    }

    private static Map<String, Object> amount(CompoundAmount it) {
        Map<String, Object> map = new TreeMap<>();
        map.put("portion", it.portion().name());
        Json.put(map, "value", it.value());
        CompoundAmount.Unit unit = it.unit();
        Json.put(map, "unit", unit == null ? null : unit.name());
        return map;
    }

    private static CompoundAmount amount(JsonNode node) {
        return new CompoundAmount(
                Json.choice(node, "portion", CompoundAmount.Portion.class),
                fraction(node, "value"),
                Json.optionalChoice(node, "unit", CompoundAmount.Unit.class));
    }

    private static Map<String, Object> need(SourceNeed it) {
        Map<String, Object> map = new TreeMap<>();
        map.put("measure", it.measure().name());
        Json.put(map, "exact", it.exact());
        if (it.whole() != null) {
            map.put("whole", it.whole());
        }
        Json.put(map, "surplus", it.surplus());
        SourceNeed.Reason reason = it.reason();
        Json.put(map, "reason", reason == null ? null : reason.name());
        return map;
    }

    private static SourceNeed need(JsonNode node) {
        return new SourceNeed(
                Json.choice(node, "measure", SourceNeed.Measure.class),
                fraction(node, "exact"),
                Json.whole(node, "whole"),
                fraction(node, "surplus"),
                Json.optionalChoice(node, "reason", SourceNeed.Reason.class));
    }

    private static @Nullable Fraction fraction(JsonNode node, String field) {
        String text = Json.optional(node, field);
        return text == null ? null : Fraction.parse(text);
    }
}
