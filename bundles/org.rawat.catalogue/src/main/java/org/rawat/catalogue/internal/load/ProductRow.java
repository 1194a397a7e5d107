package org.rawat.catalogue.internal.load;

import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductStatus;

/**
 * One row that can be read. Its category is still as the file writes it.
 *
 * @param line where it begins
 * @param details what it says; of columns that the file has not, something harmless
 * @param status active unless it says otherwise
 * @param successor the code of what replaces it, or null
 */
public record ProductRow(
        long line, ProductDetails details, ProductStatus status, @Nullable String successor) {
    /** The same, saying this. */
    public ProductRow with(ProductDetails other) {
        return new ProductRow(line, other, status, successor);
    }

    /** The same with its category's code. */
    public ProductRow inCategory(String code) {
        ProductDetails d = details;
        return new ProductRow(
                line,
                new ProductDetails(
                        d.codeSystem(),
                        d.code(),
                        d.name(),
                        d.form(),
                        d.strength(),
                        d.unit(),
                        code,
                        d.controlled(),
                        d.price(),
                        d.stock(),
                        d.synonyms(),
                        d.ingredients()),
                status,
                successor);
    }
}
