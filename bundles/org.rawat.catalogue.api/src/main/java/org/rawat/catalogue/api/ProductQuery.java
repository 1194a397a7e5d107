package org.rawat.catalogue.api;

import java.util.Set;

/**
 * What somebody types to find a product.
 *
 * @param text the beginning of names, words, strengths or codes, in any order; may hold a typing
 *     error; longer than 100 characters is cut
 * @param limit how many hits, 1 to 50
 * @param prescribableOnly whether only what may be prescribed now is wanted
 * @param preferred what comes first of those that fit equally well, at most {@link #MOST_PREFERRED}
 */
public record ProductQuery(
        String text, int limit, boolean prescribableOnly, Set<ProductId> preferred) {
    /** The longest text that is looked at. */
    public static final int LONGEST = 100;

    /** So many products may be preferred; more are refused. */
    public static final int MOST_PREFERRED = 50;

    public ProductQuery {
        if (limit < 1 || limit > 50) {
            throw new IllegalArgumentException("limit 1 to 50: " + limit);
        }
        if (preferred.size() > MOST_PREFERRED) {
            throw new IllegalArgumentException("too many preferred: " + preferred.size());
        }
        preferred = Set.copyOf(preferred);
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
    }

    /** Without any preference. */
    public ProductQuery(String text, int limit, boolean prescribableOnly) {
        this(text, limit, prescribableOnly, Set.of());
    }
}
