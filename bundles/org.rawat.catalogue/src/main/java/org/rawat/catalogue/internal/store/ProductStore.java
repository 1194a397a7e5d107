package org.rawat.catalogue.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ClientKey;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductFilter;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductStatus;

/** Products one by one and page by page. Inside a unit of work only. */
public final class ProductStore {
    /** The constraint that says a code was given before. */
    public static final String CODE_UNIQUE = "products_code_unique";

    private final Sql sql;

    public ProductStore(EntityManager manager) {
        this.sql = new Sql(manager);
    }

    public Optional<Product> find(ProductId id) {
        return sql.one(ProductRows.SELECT + " WHERE p.id = ?", ProductRows::product, id.value());
    }

    public List<Product> find(Collection<ProductId> ids) {
        Object[] values = ids.stream().map(ProductId::value).toArray();
        return sql.query(
                ProductRows.SELECT + " WHERE p.id = ANY (?)",
                ProductRows::product,
                new Sql.Values("uuid", values));
    }

    public Optional<Product> findByCode(String codeSystem, String code) {
        return sql.one(
                ProductRows.SELECT + " WHERE p.code_system = ? AND p.code = ?",
                ProductRows::product,
                codeSystem,
                code);
    }

    /** Every product, in no order. */
    public void each(Consumer<Product> taker) {
        sql.each(ProductRows.SELECT, ProductRows::product, taker);
    }

    public List<ProductId> ofCategory(String category) {
        return sql.query(
                "SELECT id FROM catalogue.products WHERE category = ?",
                row -> new ProductId(row.getObject(1, UUID.class)),
                category);
    }

    public long count() {
        return sql.one("SELECT count(*) FROM catalogue.products", row -> row.getLong(1)).orElse(0L);
    }

    /** By name, strength and form, from behind that product on. */
    public List<Product> list(ProductFilter filter, @Nullable ProductId after, int limit) {
        StringBuilder where = new StringBuilder(" WHERE true");
        List<@Nullable Object> parameters = new ArrayList<>();
        String category = filter.category();
        if (category != null) {
            where.append(" AND p.category = ?");
            parameters.add(category);
        }
        ProductStatus status = filter.status();
        if (status != null) {
            where.append(" AND p.status = ?");
            parameters.add(status.name());
        }
        if (after != null) {
            where.append(
                    """
                     AND (lower(p.name), p.strength, p.form, p.id) >
                         (SELECT lower(a.name), a.strength, a.form, a.id
                            FROM catalogue.products a WHERE a.id = ?)
                    """);
            parameters.add(after.value());
        }
        parameters.add(limit);
        return sql.query(
                ProductRows.SELECT
                        + where
                        + " ORDER BY lower(p.name), p.strength, p.form, p.id LIMIT ?",
                ProductRows::product,
                parameters.toArray());
    }

    /** What the key of that actor has made before. */
    public Optional<ProductId> createdWith(String actor, ClientKey key) {
        return sql.one(
                "SELECT product_id FROM catalogue.creations WHERE actor = ? AND client_key = ?",
                row -> new ProductId(row.getObject(1, UUID.class)),
                actor,
                key.value());
    }

    /**
     * Notes what the key makes.
     *
     * @return false when another request with the same key was faster
     */
    public boolean noteCreation(String actor, ClientKey key, ProductId id, Instant now) {
        return sql.update(
                        """
                        INSERT INTO catalogue.creations (actor, client_key, product_id, created_at)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """,
                        actor,
                        key.value(),
                        id.value(),
                        now)
                == 1;
    }

    public void insert(ProductId id, ProductDetails details, String source, Instant now) {
        sql.update(
                """
                INSERT INTO catalogue.products
                       (id, code_system, code, name, form, strength, unit, category, controlled,
                        price_minor, price_currency, stock, synonyms, ingredients, source, edited,
                        created_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?)
                """,
                id.value(),
                details.codeSystem(),
                details.code(),
                details.name(),
                details.form(),
                details.strength(),
                details.unit(),
                details.category(),
                details.controlled().name(),
                ProductRows.minor(details.price()),
                ProductRows.currency(details.price()),
                details.stock(),
                ProductRows.synonyms(details.synonyms()),
                IngredientRows.write(details.ingredients()),
                source,
                now,
                now);
    }

    /** Overwrites when the version is still that one. */
    public boolean update(ProductId id, long version, ProductDetails details, Instant now) {
        return sql.update(
                        """
                        UPDATE catalogue.products
                           SET code_system = ?, code = ?, name = ?, form = ?, strength = ?,
                               unit = ?, category = ?, controlled = ?, price_minor = ?,
                               price_currency = ?, stock = ?, synonyms = ?, ingredients = ?,
                               edited = true,
                               version = version + 1, changed_at = ?
                         WHERE id = ? AND version = ?
                        """,
                        details.codeSystem(),
                        details.code(),
                        details.name(),
                        details.form(),
                        details.strength(),
                        details.unit(),
                        details.category(),
                        details.controlled().name(),
                        ProductRows.minor(details.price()),
                        ProductRows.currency(details.price()),
                        details.stock(),
                        ProductRows.synonyms(details.synonyms()),
                        IngredientRows.write(details.ingredients()),
                        now,
                        id.value(),
                        version)
                == 1;
    }

    /** Sets the status when the version is still that one. */
    public boolean setStatus(
            ProductId id,
            long version,
            ProductStatus status,
            @Nullable ProductId successor,
            Instant now) {
        return sql.update(
                        """
                        UPDATE catalogue.products
                           SET status = ?, successor_id = ?, edited = true,
                               version = version + 1, changed_at = ?
                         WHERE id = ? AND version = ?
                        """,
                        status.name(),
                        successor == null ? null : successor.value(),
                        now,
                        id.value(),
                        version)
                == 1;
    }
}
