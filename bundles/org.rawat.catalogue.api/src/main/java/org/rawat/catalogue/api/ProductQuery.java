package org.rawat.catalogue.api;

/**
 * What somebody types to find a product.
 *
 * @param text the beginning of names, words, strengths or codes, in any order; may hold a typing
 *     error; longer than 100 characters is cut
 * @param limit how many hits, 1 to 50
 * @param prescribableOnly whether only what may be prescribed now is wanted
 */
public record ProductQuery(String text, int limit, boolean prescribableOnly) {
    /** The longest text that is looked at. */
    public static final int LONGEST = 100;

    public ProductQuery {
        if (limit < 1 || limit > 50) {
            throw new IllegalArgumentException("limit 1 to 50: " + limit);
        }
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
    }
}
