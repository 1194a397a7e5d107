package org.rawat.catalogue.internal.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.rawat.catalogue.api.Category;

/** Categories. Inside a unit of work only. */
public final class CategoryStore {
    private static final String SELECT =
            "SELECT code, name_id, name_en, medicine, version FROM catalogue.categories";

    private final Sql sql;

    public CategoryStore(EntityManager manager) {
        this.sql = new Sql(manager);
    }

    public List<Category> all() {
        return sql.query(SELECT, row -> ProductRows.category(row, "code", "version"));
    }

    public Optional<Category> find(String code) {
        return sql.one(
                SELECT + " WHERE code = ?",
                row -> ProductRows.category(row, "code", "version"),
                code);
    }

    /** Adds it unless its code is there. */
    public boolean insert(Category category) {
        return sql.update(
                        """
                        INSERT INTO catalogue.categories (code, name_id, name_en, medicine)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """,
                        category.code(),
                        category.nameId(),
                        category.nameEn(),
                        category.medicine())
                == 1;
    }

    /** Overwrites when the version is still that one. */
    public boolean update(Category category) {
        return sql.update(
                        """
                        UPDATE catalogue.categories
                           SET name_id = ?, name_en = ?, medicine = ?, version = version + 1
                         WHERE code = ? AND version = ?
                        """,
                        category.nameId(),
                        category.nameEn(),
                        category.medicine(),
                        category.code(),
                        category.version())
                == 1;
    }
}
