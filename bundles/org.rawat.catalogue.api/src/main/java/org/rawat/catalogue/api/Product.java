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
 * @param ingredients its active substances. Where nobody stated them they are derived from name and
 *     strength: the name's parts (divided at {@code +}; at {@code /}, {@code and}, {@code dan} only
 *     when the strength has as many amounts) with the strength's amounts in their order. Amounts
 *     are left out when their number differs, when one could be read in two ways ({@code 1.000
 *     mg}), and when a liquid's or an ointment's strength does not say in how much. Empty when the
 *     substances themselves are not certain, and for what is no medicine
 * @param ingredientsStated whether somebody stated them; false when they are derived, or unknown
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
        String source,
        List<Ingredient> ingredients,
        boolean ingredientsStated) {
    public Product {
        synonyms = List.copyOf(synonyms);
        ingredients = List.copyOf(ingredients);
    }

    /** With no ingredients known. */
    public Product(
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
        this(
                id,
                version,
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
                status,
                successor,
                source,
                List.of(),
                false);
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
                synonyms,
                ingredientsStated ? ingredients : List.of());
    }
}
