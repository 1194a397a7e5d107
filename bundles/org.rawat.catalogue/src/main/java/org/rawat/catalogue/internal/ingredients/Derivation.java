package org.rawat.catalogue.internal.ingredients;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Ingredient.Per;
import org.rawat.catalogue.api.Ingredient.Unit;

/**
 * What a medicine is made of, as far as its name and strength say it with certainty; the rule
 * stands at {@link org.rawat.catalogue.api.Product#ingredients()}.
 */
public final class Derivation {
    private static final Pattern PLUS = Pattern.compile("\\s*\\+\\s*");
    private static final Pattern PERHAPS =
            Pattern.compile(
                    "\\s*(?<![0-9])/(?![0-9])\\s*|\\s*&\\s*|\\s*,\\s+|\\s+(?:and|dan|dengan)\\s+",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBSTANCE = Pattern.compile(".*\\p{L}.*\\p{L}.*");

    /** A strength at the end of a name, perhaps with the form behind it. */
    private static final Pattern STRENGTH_IN_NAME =
            Pattern.compile(
                    "(?<name>\\D+?)\\s*(?<strength>[0-9][0-9.,]*\\s*(?:mcg|mg|g|iu|%)"
                            + "(?:\\s*/\\s*[0-9]*\\s*(?:ml|g|dosis|jam))?)(?:\\s+[\\p{L} ]+)?",
                    Pattern.CASE_INSENSITIVE);

    /** Of these a strength without "in how much" is not that of one dispensed unit. */
    private static final Pattern MEASURED =
            Pattern.compile(
                    "sirup|syrup|suspensi|suspension|larutan|solution|tetes|drop|eliksir|elixir"
                            + "|emulsi|emulsion|cairan|liquid|krim|cream|salep|ointment|gel\\b"
                            + "|losion|lotion|inhal|semprot|spray|aerosol|sampo|shampoo|obat kumur");

    private static final Pattern COUNTED_ALL_THE_SAME =
            Pattern.compile("injeksi|injection|infus|kapsul|capsule");

    private Derivation() {}

    public static List<Ingredient> of(String name, String form, String strength) {
        Matcher glued = STRENGTH_IN_NAME.matcher(name);
        if (glued.matches()) {
            String own = strength.isEmpty() ? glued.group("strength") : strength;
            return derive(glued.group("name").strip(), form, own);
        }
        return derive(name, form, strength);
    }

    private static List<Ingredient> derive(String name, String form, String strength) {
        List<List<Strength.Amount>> readings =
                strength.isEmpty() ? List.of() : Strength.readings(strength);
        List<String> certain = parts(PLUS, name);
        if (certain.size() > 1) {
            return made(certain, matching(readings, certain.size()).orElse(null), form);
        }
        List<String> perhaps = parts(PERHAPS, name);
        if (perhaps.size() > 1) {
            return matching(readings, perhaps.size())
                    .map(amounts -> made(perhaps, amounts, form))
                    .orElse(List.of());
        }
        if (certain.isEmpty()) {
            return List.of();
        }
        List<Strength.Amount> one = matching(readings, 1).orElse(null);
        boolean several = one == null && strength.contains("+") || one == null && many(readings);
        return several ? List.of() : made(certain, one, form);
    }

    private static boolean many(List<List<Strength.Amount>> readings) {
        return readings.stream().anyMatch(reading -> reading.size() > 1);
    }

    /** The reading with so many amounts. */
    private static Optional<List<Strength.Amount>> matching(
            List<List<Strength.Amount>> readings, int size) {
        return readings.stream().filter(reading -> reading.size() == size).findFirst();
    }

    /** Empty when one of them is no name. */
    private static List<String> parts(Pattern at, String name) {
        List<String> parts = new ArrayList<>();
        for (String part : at.split(name.strip(), -1)) {
            if (!SUBSTANCE.matcher(part).matches()) {
                return List.of();
            }
            parts.add(part.strip());
        }
        return parts;
    }

    private static List<Ingredient> made(
            List<String> substances, @Nullable List<Strength.Amount> amounts, String form) {
        List<Ingredient> ingredients = new ArrayList<>();
        for (int i = 0; i < substances.size(); i++) {
            String substance = capital(substances.get(i));
            Strength.Amount amount = amounts == null ? null : amounts.get(i);
            ingredients.add(
                    amount == null || !known(amount, form)
                            ? Ingredient.of(substance)
                            : with(substance, null, null, amount));
        }
        return ingredients;
    }

    private static boolean known(Strength.Amount amount, String form) {
        String plain = form.toLowerCase(Locale.ROOT);
        return amount.unit() != Unit.ML
                && (amount.per() != null
                        || amount.unit() == Unit.PERCENT
                        || !MEASURED.matcher(plain).find()
                        || COUNTED_ALL_THE_SAME.matcher(plain).find());
    }

    static Ingredient with(
            String substance,
            @Nullable String codeSystem,
            @Nullable String code,
            Strength.Amount amount) {
        boolean share = amount.unit() == Unit.PERCENT;
        boolean said = amount.per() != null;
        return new Ingredient(
                substance,
                codeSystem,
                code,
                amount.value(),
                amount.unit(),
                share ? null : said ? amount.perQuantity() : BigDecimal.ONE,
                share ? null : said ? amount.per() : Per.UNIT);
    }

    private static String capital(String text) {
        int first = text.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(text.substring(Character.charCount(first)))
                .toString();
    }
}
