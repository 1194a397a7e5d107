package org.rawat.catalogue.api;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the clinic prescribes or hands out.
 *
 * @param id its id, for links only: whoever signs a document copies what it shows
 * @param version how often it was changed
 * @param codeSystem who gave the code, a URI
 * @param code its code there
 * @param name the international nonproprietary name
 * @param form the pharmaceutical form
 * @param strength as it is printed; empty for what has none
 * @param unit in what it is counted when dispensed
 * @param category its group, which says whether it is a medicine
 * @param controlled under which law it is controlled
 * @param price what one unit costs, null when unknown
 * @param stock how many units are there, null when not counted
 * @param synonyms other names, in the order they were entered
 * @param status whether it is in use
 * @param successor what to use instead of a retired one, null when nothing was named
 * @param source where it comes from: {@code seed}, {@code clinic}, or a {@link
 *     org.rawat.catalogue.api.spi.MedicineSource}'s name
 */
public record Product(
        ProductId id,
        long version,
        String codeSystem,
        String code,
        String name,
        String form,
        String strength,
        String unit,
        Category category,
        ControlledKind controlled,
        @Nullable Price price,
        @Nullable BigDecimal stock,
        List<String> synonyms,
        ProductStatus status,
        @Nullable ProductId successor,
        String source) {
    public Product {
        synonyms = List.copyOf(synonyms);
    }

    /** Whether its category is marked as medicine. */
    public boolean medicine() {
        return category.medicine();
    }

    /** Whether it may be prescribed now: a medicine, and in use. */
    public boolean prescribable() {
        return medicine() && status == ProductStatus.ACTIVE;
    }

    /** Name, strength and form in one line. */
    public String label() {
        return ProductHit.labelOf(name, strength, form);
    }

    /** The same as it would be entered again. */
    public ProductDetails details() {
        return new ProductDetails(
                codeSystem,
                code,
                name,
                form,
                strength,
                unit,
                category.code(),
                controlled,
                price,
                stock,
                synonyms);
    }
}
