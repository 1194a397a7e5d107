package org.rawat.catalogue.internal.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.Ingredient;

/** Between the column of ingredients and records; no text of theirs holds a tab or a line end. */
final class IngredientRows {
    private IngredientRows() {}

    static String write(List<Ingredient> ingredients) {
        List<String> lines = new ArrayList<>();
        for (Ingredient one : ingredients) {
            lines.add(
                    String.join(
                            "\t",
                            one.substance(),
                            text(one.codeSystem()),
                            text(one.code()),
                            number(one.amount()),
                            text(one.unit()),
                            number(one.perQuantity()),
                            text(one.per())));
        }
        return String.join("\n", lines);
    }

    static List<Ingredient> read(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Ingredient> ingredients = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] part = line.split("\t", -1);
            ingredients.add(
                    new Ingredient(
                            part[0],
                            part[1].isEmpty() ? null : part[1],
                            part[2].isEmpty() ? null : part[2],
                            part[3].isEmpty() ? null : new BigDecimal(part[3]),
                            part[4].isEmpty() ? null : Ingredient.Unit.valueOf(part[4]),
                            part[5].isEmpty() ? null : new BigDecimal(part[5]),
                            part[6].isEmpty() ? null : Ingredient.Per.valueOf(part[6])));
        }
        return ingredients;
    }

    private static String text(@Nullable Object value) {
        return value instanceof Enum<?> one ? one.name() : value == null ? "" : value.toString();
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
