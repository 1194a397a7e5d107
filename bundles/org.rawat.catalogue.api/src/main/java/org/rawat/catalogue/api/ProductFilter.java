package org.rawat.catalogue.api;

import org.jspecify.annotations.Nullable;

/**
 * Which products to list.
 *
 * @param category only this category's code, or null for all
 * @param status only this status, or null for all
 */
public record ProductFilter(@Nullable String category, @Nullable ProductStatus status) {
    /** All of them. */
    public static ProductFilter all() {
        return new ProductFilter(null, null);
    }
}
