package org.rawat.catalogue.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.ProductDetails;

/** What may be said of a product, whoever says it: a page, a file, a vendor, the seed. */
public final class ProductRules {
    /** More than the rarest medicine costs, and far from where a sum of them would overflow. */
    public static final long HIGHEST_PRICE = 1_000_000_000_000_000L;

    public static final BigDecimal LARGEST_STOCK = new BigDecimal("999999999999");
    public static final int STOCK_DIGITS = 3;
    public static final int SYNONYMS = 20;
    public static final int INGREDIENTS = 40;
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1000000000000");
    private static final int AMOUNT_DIGITS = 6;

    private ProductRules() {}

    /**
     * The same in Unicode's composed form, trimmed, without synonyms that are empty or repeated.
     */
    public static ProductDetails tidied(ProductDetails raw) {
        BigDecimal stock = raw.stock();
        Set<String> seen = new LinkedHashSet<>();
        List<String> synonyms = new ArrayList<>();
        for (String synonym : raw.synonyms()) {
            String text = tidied(synonym);
            if (!text.isEmpty() && seen.add(text.toLowerCase(Locale.ROOT))) {
                synonyms.add(text);
            }
        }
        return new ProductDetails(
                tidied(raw.codeSystem()),
                tidied(raw.code()),
                tidied(raw.name()),
                tidied(raw.form()),
                tidied(raw.strength()),
                tidied(raw.unit()),
                tidied(raw.category()),
                raw.controlled(),
                raw.price(),
                stock == null ? null : plain(stock),
                synonyms,
                raw.ingredients().stream().map(ProductRules::tidied).toList());
    }

    private static Ingredient tidied(Ingredient raw) {
        String codeSystem = raw.codeSystem();
        String code = raw.code();
        return new Ingredient(
                tidied(raw.substance()),
                codeSystem == null ? null : tidied(codeSystem),
                code == null ? null : tidied(code),
                raw.amount(),
                raw.unit(),
                raw.perQuantity(),
                raw.per());
    }

    /** What is wrong with them; the category's existence is the store's to know. */
    public static List<FieldProblem> problems(ProductDetails details) {
        List<FieldProblem> problems = new ArrayList<>();
        problems.addAll(codeSystemProblems(details.codeSystem()));
        required(problems, "code", details.code(), 64);
        required(problems, "name", details.name(), 200);
        required(problems, "form", details.form(), 80);
        text(problems, "strength", details.strength(), 120);
        required(problems, "unit", details.unit(), 40);
        required(problems, "category", details.category(), 64);
        price(problems, details.price());
        stock(problems, details.stock());
        if (details.synonyms().size() > SYNONYMS) {
            problems.add(FieldProblem.of("synonyms", "too-many", SYNONYMS));
        }
        details.synonyms().stream()
                .map(synonym -> textProblem("synonyms", synonym, 200))
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(problems::add);
        ingredients(problems, details.ingredients());
        return problems;
    }

    /** What is wrong with the name of a code system. */
    static List<FieldProblem> codeSystemProblems(String codeSystem) {
        List<FieldProblem> problems = new ArrayList<>();
        required(problems, "codeSystem", codeSystem, 200);
        if (problems.isEmpty() && !isUri(codeSystem)) {
            problems.add(FieldProblem.of("codeSystem", "uri"));
        }
        return problems;
    }

    private static void price(
            List<FieldProblem> problems, @org.jspecify.annotations.Nullable Price price) {
        if (price != null && price.minorUnits() > HIGHEST_PRICE) {
            problems.add(FieldProblem.of("price", "range", 0, HIGHEST_PRICE));
        }
    }

    private static void stock(
            List<FieldProblem> problems, @org.jspecify.annotations.Nullable BigDecimal stock) {
        if (stock == null) {
            return;
        }
        if (stock.signum() < 0 || stock.compareTo(LARGEST_STOCK) > 0) {
            problems.add(FieldProblem.of("stock", "range", 0, LARGEST_STOCK));
        } else if (stock.scale() > STOCK_DIGITS) {
            problems.add(FieldProblem.of("stock", "scale", STOCK_DIGITS));
        }
    }

    private static void ingredients(List<FieldProblem> problems, List<Ingredient> ingredients) {
        if (ingredients.size() > INGREDIENTS) {
            problems.add(FieldProblem.of("ingredients", "too-many", INGREDIENTS));
        }
        ingredients.stream()
                .map(ProductRules::ingredientProblems)
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(problems::add);
    }

    private static List<FieldProblem> ingredientProblems(Ingredient one) {
        List<FieldProblem> problems = new ArrayList<>();
        required(problems, "ingredients", one.substance(), 200);
        String codeSystem = one.codeSystem();
        String code = one.code();
        if (codeSystem != null && code != null) {
            required(problems, "ingredients", code, 64);
            required(problems, "ingredients", codeSystem, 200);
            if (problems.isEmpty() && !isUri(codeSystem)) {
                problems.add(FieldProblem.of("ingredients", "uri"));
            }
        }
        // Brackets and separators are what the entered text is divided by.
        boolean divided = one.substance().matches(".*[\\[\\]|;].*");
        if (divided || outOfRange(one.amount()) || outOfRange(one.perQuantity())) {
            problems.add(FieldProblem.of("ingredients", "ingredient"));
        }
        return problems;
    }

    private static boolean outOfRange(@org.jspecify.annotations.Nullable BigDecimal number) {
        return number != null
                && (number.compareTo(LARGEST_AMOUNT) > 0 || number.scale() > AMOUNT_DIGITS);
    }

    private static void required(
            List<FieldProblem> problems, String field, String text, int longest) {
        if (text.isEmpty()) {
            problems.add(FieldProblem.of(field, "required"));
        }
        text(problems, field, text, longest);
    }

    private static void text(List<FieldProblem> problems, String field, String text, int longest) {
        problems.addAll(textProblem(field, text, longest));
    }

    private static List<FieldProblem> textProblem(String field, String text, int longest) {
        if (text.codePoints().anyMatch(c -> !visible(c))) {
            return List.of(FieldProblem.of(field, "characters"));
        }
        return text.codePointCount(0, text.length()) > longest
                ? List.of(FieldProblem.of(field, "too-long", longest))
                : List.of();
    }

    /**
     * No control characters, lone surrogates, unassigned characters, nor those that turn the
     * direction of what follows (Unicode TR 9): a strength must read the same everywhere. The
     * replacement character is a sign of a file read in the wrong encoding.
     */
    static boolean visible(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && c != 0xFFFD
                && !(c >= 0x202A && c <= 0x202E)
                && !(c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String tidied(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u00A0', ' ')
                .strip()
                .replaceAll(" {2,}", " ");
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.precision() - stripped.scale() < 30
                ? stripped.setScale(0)
                : stripped;
    }
}
