package org.rawat.prescriptions.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rawat.prescriptions.api.PrescribedIngredient;

/** What a medicine is made of as JSON. */
public final class IngredientJson {
    private IngredientJson() {}

    public static List<Object> write(List<PrescribedIngredient> ingredients) {
        return ingredients.stream().<Object>map(IngredientJson::one).toList();
    }

    public static List<PrescribedIngredient> read(JsonNode ingredients) {
        return Json.list(ingredients, IngredientJson::one);
    }

    private static Map<String, Object> one(PrescribedIngredient it) {
        Map<String, Object> map = new TreeMap<>();
        map.put("substance", it.substance());
        Json.putFilled(map, "codeSystem", it.codeSystem());
        Json.putFilled(map, "code", it.code());
        Json.putFilled(map, "strength", it.strength());
        Json.put(map, "amount", it.amount());
        Json.putFilled(map, "unit", it.unit());
        Json.put(map, "perQuantity", it.perQuantity());
        Json.putFilled(map, "perUnit", it.perUnit());
        return map;
    }

    private static PrescribedIngredient one(JsonNode node) {
        return new PrescribedIngredient(
                Json.required(node, "substance"),
                Json.filled(node, "codeSystem"),
                Json.filled(node, "code"),
                Json.filled(node, "strength"),
                Json.decimal(node, "amount"),
                Json.filled(node, "unit"),
                Json.decimal(node, "perQuantity"),
                Json.filled(node, "perUnit"));
    }
}
