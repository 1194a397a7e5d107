package org.rawat.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list, paged by keyset.
 *
 * @param items the rows of this page, in the list's order
 * @param next what to send as {@code after} to get the following page, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
