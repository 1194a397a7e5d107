package org.rawat.catalogue.api.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Price;

/**
 * A medicine as a source offers it. The catalogue checks it like anything else that comes from
 * outside; one that breaks a limit of {@link org.rawat.catalogue.api.ProductDetails} is left out.
 *
 * @param codeSystem who gave the code, a URI of the source's own or a public one
 * @param code its code there, stable
 * @param name the international nonproprietary name
 * @param form the pharmaceutical form
 * @param strength as it is printed; may be empty
 * @param unit in what it is counted when dispensed
 * @param category the code of a category of the clinic; empty when the source knows none, and like
 *     one that is unknown it is taken for {@code other-medicines}
 * @param controlled under which law it is controlled
 * @param price what one unit costs, null when unknown
 * @param stock how many units are there, null when unknown
 * @param synonyms other names
 * @param active false when it is no longer supplied
 * @param ingredients its active substances; empty to have them derived from name and strength
 * @param asOf when the source knew this, if its answer is an older one; null: now
 */
public record SourceMedicine(
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
        boolean active,
        List<Ingredient> ingredients,
        @Nullable Instant asOf) {
    public SourceMedicine {
        synonyms = List.copyOf(synonyms);
        ingredients = List.copyOf(ingredients);
    }

    /** As it is now. */
    public SourceMedicine(
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
            boolean active,
            List<Ingredient> ingredients) {
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
                active,
                ingredients,
                null);
    }

    /** The same, known since. */
    public SourceMedicine asOf(Instant when) {
        return new SourceMedicine(
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
                active,
                ingredients,
                when);
    }

    /** With no ingredients stated. */
    public SourceMedicine(
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
            boolean active) {
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
                active,
                List.of());
    }
}
