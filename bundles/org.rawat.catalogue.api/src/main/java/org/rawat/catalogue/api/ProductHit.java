package org.rawat.catalogue.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the type-ahead.
 *
 * @param label name, strength and form in one line
 * @param matched the synonym that was found instead of the name, or null
 * @param prescribable whether it may be prescribed now
 * @param source where it comes from, as in {@link Product}
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
        String source) {

    /** Name, strength and form in one line. */
    public static String labelOf(String name, String strength, String form) {
        return strength.isEmpty() ? name + ", " + form : name + " " + strength + ", " + form;
    }
}
