package org.rawat.catalogue.internal.ingredients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rawat.catalogue.api.Ingredient;

/**
 * Ingredients as people enter them: {@code Amoxicillin 500 mg + Clavulanic acid 125 mg}, each with
 * an optional code behind it, {@code [code]} or {@code [system code]}.
 */
public final class IngredientText {
    /** A separator outside brackets. */
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*(?:\\n|[|;]|(?<=\\s)\\+(?=\\s))\\s*(?![^\\[\\]]*\\])");

    private static final Pattern ONE =
            Pattern.compile(
                    "(?<substance>[^\\[\\]]*?\\p{L}[^\\[\\]]*?)"
                            + "(?:\\s+(?<amount>[0-9][^\\[\\]+]*))?"
                            + "(?:\\s*\\[(?:(?<system>\\S+)\\s+)?(?<code>\\S+)\\])?");

    /** An amount that was not read as one: alone, or with a sign before it. */
    private static final Pattern AMOUNT_IN_NAME =
            Pattern.compile(
                    "(?:^|\\s)[-+]?[0-9][0-9.,]*\\s*(?:mcg|mg|g|ml|iu|ui|%)(?![\\p{L}])",
                    Pattern.CASE_INSENSITIVE);

    private IngredientText() {}

    /**
     * Reads what was entered.
     *
     * @param codeSystem the system of codes that name none
     * @return empty when a part of it cannot be understood
     */
    public static Optional<List<Ingredient>> read(String text, String codeSystem) {
        List<Ingredient> ingredients = new ArrayList<>();
        for (String part : BETWEEN.split(text.strip())) {
            if (!part.isBlank()) {
                Optional<Ingredient> one = one(part.strip(), codeSystem);
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                ingredients.add(one.get());
            }
        }
        return Optional.of(ingredients);
    }

    private static Optional<Ingredient> one(String text, String codeSystem) {
        Matcher part = ONE.matcher(text);
        if (!part.matches()) {
            return Optional.empty();
        }
        String substance = part.group("substance").strip();
        if (AMOUNT_IN_NAME.matcher(substance).find()) {
            return Optional.empty();
        }
        String code = part.group("code");
        String named = part.group("system");
        String system = code == null ? null : named == null ? codeSystem : named;
        String amount = part.group("amount");
        if (amount == null) {
            return Optional.of(new Ingredient(substance, system, code, null, null, null, null));
        }
        return Strength.readings(amount.strip()).stream()
                .filter(reading -> reading.size() == 1)
                .findFirst()
                .map(reading -> Derivation.with(substance, system, code, reading.get(0)));
    }

    /** One in a line, as {@link #read} reads it. */
    public static String write(List<Ingredient> ingredients) {
        List<String> lines = new ArrayList<>();
        for (Ingredient one : ingredients) {
            StringBuilder line = new StringBuilder(one.substance());
            if (one.amount() != null) {
                line.append(' ').append(certain(one.strength()));
            }
            if (one.code() != null) {
                line.append(" [")
                        .append(one.codeSystem())
                        .append(' ')
                        .append(one.code())
                        .append(']');
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    /** Three decimals could be thousands; four cannot. */
    private static String certain(String strength) {
        return strength.replaceAll("(?<![0-9,])([1-9][0-9]{0,2},[0-9]{3})(?![0-9])", "$1\\0")
                .replace("\\0", "0");
    }
}
