package org.rawat.catalogue.internal.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.catalogue.internal.ingredients.Derivation;

/** Between rows and records. */
final class ProductRows {
    /** What every reading statement selects. */
    static final String SELECT =
            """
            SELECT p.id, p.version, p.code_system, p.code, p.name, p.form, p.strength, p.unit,
                   p.controlled, p.price_minor, p.price_currency, p.stock, p.synonyms, p.status,
                   p.successor_id, p.source, p.ingredients,
                   c.code AS category_code, c.name_id, c.name_en, c.medicine,
                   c.version AS category_version
              FROM catalogue.products p JOIN catalogue.categories c ON c.code = p.category
            """;

    private ProductRows() {}

    static Product product(ResultSet row) throws SQLException {
        UUID successor = row.getObject("successor_id", UUID.class);
        Category category = category(row, "category_code", "category_version");
        List<Ingredient> stated = IngredientRows.read(row.getString("ingredients"));
        String name = row.getString("name");
        String form = row.getString("form");
        String strength = row.getString("strength");
        boolean derived = stated.isEmpty() && category.medicine();
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("code_system"),
                row.getString("code"),
                name,
                form,
                strength,
                row.getString("unit"),
                category,
                ControlledKind.valueOf(row.getString("controlled")),
                price(row),
                stock(row.getBigDecimal("stock")),
                synonyms(row.getString("synonyms")),
                ProductStatus.valueOf(row.getString("status")),
                successor == null ? null : new ProductId(successor),
                row.getString("source"),
                derived ? Derivation.of(name, form, strength) : stated,
                !stated.isEmpty());
    }

    static Category category(ResultSet row, String code, String version) throws SQLException {
        return new Category(
                row.getString(code),
                row.getString("name_id"),
                row.getString("name_en"),
                row.getBoolean("medicine"),
                row.getLong(version));
    }

    static @Nullable Long minor(@Nullable Price price) {
        return price == null ? null : price.minorUnits();
    }

    static @Nullable String currency(@Nullable Price price) {
        return price == null ? null : price.currency();
    }

    static String synonyms(List<String> synonyms) {
        return String.join("\n", synonyms);
    }

    private static List<String> synonyms(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private static @Nullable Price price(ResultSet row) throws SQLException {
        String currency = row.getString("price_currency");
        return currency == null ? null : new Price(row.getLong("price_minor"), currency);
    }

    private static @Nullable BigDecimal stock(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
