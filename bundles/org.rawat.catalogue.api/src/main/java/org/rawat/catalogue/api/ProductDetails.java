package org.rawat.catalogue.api;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a product, as it is entered. Texts are trimmed; the service checks them.
 *
 * @param codeSystem who gave the code: a URI, for example {@code http://sys-ids.kemkes.go.id/kfa};
 *     at most 200 characters
 * @param code its code there, unique within the system; at most 64 characters
 * @param name the international nonproprietary name, or what the thing is called; at most 200
 * @param form the pharmaceutical form, for example {@code tablet}; at most 80
 * @param strength as it is printed, for example {@code 500 mg} or {@code 125 mg/5 ml}; may be empty
 *     for what has none; at most 120
 * @param unit in what it is counted when dispensed, for example {@code tablet}, {@code bottle}; at
 *     most 40
 * @param category the code of its {@link Category}
 * @param controlled under which law it is controlled
 * @param price what one unit costs, null when unknown
 * @param stock how many units are there, at most three decimals, null when not counted
 * @param synonyms other names under which people look for it; at most 20, each at most 200
 * @param ingredients its active substances as they are stated; empty to let the catalogue derive
 *     them from name and strength, see {@link Product#ingredients()}; at most 40
 */
public record ProductDetails(
        String codeSystem,
        String code,
        String name,
        String form,
        String strength,
        String unit,
        String category,
        ControlledKind controlled,
        @Nullable Price price,
        @Nullable BigDecimal stock,
        List<String> synonyms,
        List<Ingredient> ingredients) {
    public ProductDetails {
        synonyms = List.copyOf(synonyms);
        ingredients = List.copyOf(ingredients);
    }

    /** With no ingredients stated. */
    public ProductDetails(
            String codeSystem,
            String code,
            String name,
            String form,
            String strength,
            String unit,
            String category,
            ControlledKind controlled,
            @Nullable Price price,
            @Nullable BigDecimal stock,
            List<String> synonyms) {
        this(
                codeSystem,
                code,
                name,
                form,
                strength,
                unit,
                category,
                controlled,
                price,
                stock,
                synonyms,
                List.of());
    }
}
