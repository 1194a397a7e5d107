package org.rawat.catalogue.api;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the type-ahead.
 *
 * @param label name, strength and form in one line
 * @param matched the synonym that was found instead of the name, or null
 * @param prescribable whether it may be prescribed now
 * @param source where it comes from, as in {@link Product}
 * @param asOf when its source last offered it: so old are price and stock; null for what is the
 *     clinic's own
 */
public record ProductHit(
        ProductId id,
        String codeSystem,
        String code,
        String name,
        String strength,
        String form,
        String unit,
        String label,
        @Nullable String matched,
        ControlledKind controlled,
        @Nullable Price price,
        @Nullable BigDecimal stock,
        boolean prescribable,
        String source,
        @Nullable Instant asOf) {

    /** What is the clinic's own. */
    public ProductHit(
            ProductId id,
            String codeSystem,
            String code,
            String name,
            String strength,
            String form,
            String unit,
            String label,
            @Nullable String matched,
            ControlledKind controlled,
            @Nullable Price price,
            @Nullable BigDecimal stock,
            boolean prescribable,
            String source) {
        this(
                id,
                codeSystem,
                code,
                name,
                strength,
                form,
                unit,
                label,
                matched,
                controlled,
                price,
                stock,
                prescribable,
                source,
                null);
    }

    /** The same, last offered then. */
    public ProductHit asOf(@Nullable Instant instant) {
        return new ProductHit(
                id,
                codeSystem,
                code,
                name,
                strength,
                form,
                unit,
                label,
                matched,
                controlled,
                price,
                stock,
                prescribable,
                source,
                instant);
    }

    /** Name, strength and form in one line. */
    public static String labelOf(String name, String strength, String form) {
        return strength.isEmpty() ? name + ", " + form : name + " " + strength + ", " + form;
    }
}
