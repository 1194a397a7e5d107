package org.rawat.prescriptions.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Product;
import org.rawat.prescriptions.api.PrescribedIngredient;

/**
 * What a medicine is made of: copied from the catalogue, or, of what a doctor typed, as far as name
 * and strength say it with certainty. What could mean two things has no amount; what could be one
 * substance or two has no ingredients.
 */
final class Substances {
    private static final Map<String, String> UNITS =
            Map.of(
                    "mcg", "ug", "ug", "ug", "\u00b5g", "ug", "mg", "mg", "g", "g", "gram", "g",
                    "iu", "[iU]", "ui", "[iU]", "%", "%");
    private static final Map<String, String> PER =
            Map.of("ml", "mL", "g", "g", "jam", "h", "dosis", "{dose}", "dose", "{dose}");
    private static final String NUMBER = "[0-9]{1,9}(?:[.,][0-9]{1,6})?";
    private static final Pattern STRENGTH =
            Pattern.compile(
                    "(?<amount>"
                            + NUMBER
                            + ")\\s*(?<unit>[a-z\u00b5%]+)(?:\\s*/\\s*(?<much>"
                            + NUMBER
                            + ")?\\s*(?<per>[a-z]+))?");

    /** One thousand or one: nobody knows. */
    private static final Pattern TWO_WAYS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    /** Forms of which a strength without "in how much" is that of one piece. */
    private static final Pattern PIECES =
            Pattern.compile(
                    "tablet|kaplet|caplet|kapsul|capsul|supositoria|supposit|ovula|sachet|ampul"
                            + "|ampoule|vial|pessar");

    private Substances() {}

    static List<PrescribedIngredient> of(Product product) {
        return product.ingredients().stream().map(Substances::copied).toList();
    }

    private static PrescribedIngredient copied(Ingredient it) {
        Ingredient.Unit unit = it.unit();
        Ingredient.Per per = it.per();
        return new PrescribedIngredient(
                it.substance(),
                it.codeSystem() == null ? "" : it.codeSystem(),
                it.code() == null ? "" : it.code(),
                it.strength(),
                it.amount(),
                unit == null ? "" : unit.ucum(),
                it.perQuantity(),
                per == null ? "" : per.ucum());
    }

    static List<PrescribedIngredient> of(String name, String form, String strength) {
        List<String> names = parts(name);
        List<String> strengths = parts(strength);
        if (names.isEmpty() || name.matches(".*\\p{L}\\s*/\\s*\\p{L}.*")) {
            return List.of();
        }
        List<PrescribedIngredient> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String own = strengths.size() == names.size() ? strengths.get(i) : "";
            PrescribedIngredient known = known(names.get(i), form, own);
            found.add(known == null ? PrescribedIngredient.of(names.get(i)) : known);
        }
        return found;
    }

    /** Whether such a form is counted in pieces. */
    static boolean pieces(String form) {
        return PIECES.matcher(form.toLowerCase(Locale.ROOT)).find();
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\\+", -1)) {
            if (part.isBlank()) {
                return List.of();
            }
            parts.add(part.strip());
        }
        return parts;
    }

    private static @Nullable PrescribedIngredient known(String name, String form, String own) {
        Matcher strength = STRENGTH.matcher(own.toLowerCase(Locale.ROOT));
        if (!strength.matches() || TWO_WAYS.matcher(strength.group("amount")).matches()) {
            return null;
        }
        String unit = UNITS.get(strength.group("unit"));
        BigDecimal amount = number(strength.group("amount"));
        boolean share = "%".equals(unit);
        if (unit == null || amount.signum() == 0 || share && strength.group("per") != null) {
            return null;
        }
        if (share) {
            return new PrescribedIngredient(name, "", "", own, amount, unit, null, "");
        }
        String per = strength.group("per");
        if (per == null) {
            return pieces(form) ? in(name, own, amount, unit, BigDecimal.ONE, "1") : null;
        }
        String much = strength.group("much");
        BigDecimal quantity = much == null ? BigDecimal.ONE : number(much);
        String in = PIECES.matcher(per).find() ? PrescribedIngredient.ONE : PER.get(per);
        return in == null || quantity.signum() == 0
                ? null
                : in(name, own, amount, unit, quantity, in);
    }

    private static PrescribedIngredient in(
            String name, String own, BigDecimal amount, String unit, BigDecimal much, String per) {
        return new PrescribedIngredient(name, "", "", own, amount, unit, much, per);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }
}
