package org.rawat.catalogue.api;

import java.util.Locale;

/**
 * A group of products.
 *
 * @param code stable and unique: lower-case letters, digits and hyphens, at most 64
 * @param nameId its name in Indonesian
 * @param nameEn its name in English
 * @param medicine whether its products are medicines: only those can be prescribed
 * @param version how often it was changed
 */
public record Category(String code, String nameId, String nameEn, boolean medicine, long version) {
    /** The name for a reader of this language; Indonesian unless it is English. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameId;
    }
}
