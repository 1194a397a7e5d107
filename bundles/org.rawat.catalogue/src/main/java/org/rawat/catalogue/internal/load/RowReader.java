package org.rawat.catalogue.internal.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.catalogue.internal.ProductRules;
import org.rawat.catalogue.internal.ingredients.IngredientText;

/** Makes products of rows. */
final class RowReader {
    private static final String RUPIAH = "IDR";

    private static final Map<String, ControlledKind> CONTROLLED =
            words(
                    Map.of(
                            ControlledKind.NARCOTIC,
                            "narcotic narcotics narkotika narkotik obatnarkotika",
                            ControlledKind.PSYCHOTROPIC,
                            "psychotropic psychotropics psikotropika psikotropik"
                                    + " obatpsikotropika",
                            ControlledKind.PRECURSOR,
                            "precursor precursors prekursor prekursorfarmasi",
                            ControlledKind.NONE,
                            "none no tidak tidakada bukan false 0 bebas obatbebas"
                                    + " bebasterbatas obatbebasterbatas keras obatkeras"
                                    + " generik otc"));
    private static final Map<String, ProductStatus> STATUS =
            words(
                    Map.of(
                            ProductStatus.ACTIVE, "active aktif ya yes true 1 y",
                            ProductStatus.RETIRED,
                                    "retired inactive nonaktif tidakaktif tidak no false 0 n t"));

    private final Map<Column, Integer> columns;
    private final String codeSystem;
    private final String category;
    private final NumberStyle prices;
    private final NumberStyle stocks;
    private final int lastNeeded;

    RowReader(Map<Column, Integer> columns, String codeSystem, @Nullable String category) {
        this.columns = columns;
        this.codeSystem = codeSystem;
        this.category = category == null ? "" : category;
        this.prices = new NumberStyle();
        this.stocks = new NumberStyle();
        this.lastNeeded =
                ColumnMapping.NEEDED.stream()
                        .mapToInt(column -> columns.getOrDefault(column, 0))
                        .max()
                        .orElse(0);
    }

    /**
     * What a row is.
     *
     * @param row the product, or null when something is wrong with it
     * @param problems what is wrong
     */
    record Outcome(@Nullable ProductRow row, List<FieldProblem> problems) {}

    /** Whether how numbers are written has to be seen before any row is read. */
    boolean hasNumbers() {
        return columns.containsKey(Column.PRICE) || columns.containsKey(Column.STOCK);
    }

    /** Sees how a row's numbers are written. */
    void see(LogicalRows.Row row) {
        List<String> cells = row.cells();
        if (cells != null) {
            prices.see(cell(cells, Column.PRICE));
            stocks.see(cell(cells, Column.STOCK));
        }
    }

    Outcome read(LogicalRows.Row row) {
        List<String> cells = Objects.requireNonNull(row.cells());
        List<FieldProblem> problems = new ArrayList<>();
        if (cells.size() <= lastNeeded) {
            problems.add(FieldProblem.of("row", "too-few-cells", cells.size()));
            return new Outcome(null, problems);
        }
        String system = orElse(cell(cells, Column.CODE_SYSTEM), codeSystem);
        ProductDetails details =
                ProductRules.tidied(
                        new ProductDetails(
                                system,
                                cell(cells, Column.CODE),
                                cell(cells, Column.NAME),
                                cell(cells, Column.FORM),
                                cell(cells, Column.STRENGTH),
                                cell(cells, Column.UNIT),
                                orElse(cell(cells, Column.CATEGORY), category),
                                word(
                                        cells,
                                        Column.CONTROLLED,
                                        CONTROLLED,
                                        ControlledKind.NONE,
                                        problems),
                                price(cells, problems),
                                stock(cells, problems),
                                Arrays.asList(cell(cells, Column.SYNONYMS).split("[|;]")),
                                ingredients(cells, system, problems)));
        ProductStatus status = word(cells, Column.STATUS, STATUS, ProductStatus.ACTIVE, problems);
        String successor = cell(cells, Column.SUCCESSOR);
        if (!successor.isEmpty()) {
            status = ProductStatus.RETIRED;
            if (successor.equals(details.code())) {
                problems.add(FieldProblem.of(Column.SUCCESSOR.field(), "successor-self"));
            }
        }
        problems.addAll(ProductRules.problems(details));
        return problems.isEmpty()
                ? new Outcome(
                        new ProductRow(
                                row.line(),
                                details,
                                status,
                                successor.isEmpty() ? null : successor),
                        List.of())
                : new Outcome(null, problems);
    }

    private @Nullable Price price(List<String> cells, List<FieldProblem> problems) {
        String text = cell(cells, Column.PRICE);
        if (text.isEmpty() || text.equals("-")) {
            return null;
        }
        String currency = orElse(cell(cells, Column.CURRENCY), RUPIAH).toUpperCase(Locale.ROOT);
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            problems.add(FieldProblem.of(Column.CURRENCY.field(), "currency"));
            return null;
        }
        BigDecimal amount = prices.parse(text).orElse(null);
        if (amount == null) {
            problems.add(FieldProblem.of(Column.PRICE.field(), "number"));
            return null;
        }
        try {
            return Price.of(amount, currency);
        } catch (ArithmeticException tooFineOrTooLarge) {
            problems.add(FieldProblem.of(Column.PRICE.field(), "price-digits", currency));
            return null;
        }
    }

    private @Nullable BigDecimal stock(List<String> cells, List<FieldProblem> problems) {
        String text = cell(cells, Column.STOCK);
        if (text.isEmpty() || text.equals("-")) {
            return null;
        }
        BigDecimal amount = stocks.parse(text).orElse(null);
        if (amount == null) {
            problems.add(FieldProblem.of(Column.STOCK.field(), "number"));
        }
        return amount;
    }

    private List<Ingredient> ingredients(
            List<String> cells, String system, List<FieldProblem> problems) {
        String text = cell(cells, Column.INGREDIENTS);
        return IngredientText.read(text.equals("-") ? "" : text, system)
                .orElseGet(
                        () -> {
                            problems.add(FieldProblem.of(Column.INGREDIENTS.field(), "ingredient"));
                            return List.of();
                        });
    }

    private <T> T word(
            List<String> cells,
            Column column,
            Map<String, T> words,
            T silent,
            List<FieldProblem> problems) {
        String text = Column.plain(cell(cells, column));
        if (text.isEmpty()) {
            return silent;
        }
        T meant = words.get(text);
        if (meant == null) {
            problems.add(FieldProblem.of(column.field(), "choice"));
            return silent;
        }
        return meant;
    }

    private String cell(List<String> cells, Column column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size()
                ? ""
                : cells.get(at).replaceAll("\\s+", " ").strip();
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static <T> Map<String, T> words(Map<T, String> byMeaning) {
        Map<String, T> words = new java.util.HashMap<>();
        byMeaning.forEach(
                (meaning, texts) -> {
                    for (String text : texts.split(" ")) {
                        words.put(text, meaning);
                    }
                });
        return Map.copyOf(words);
    }
}
