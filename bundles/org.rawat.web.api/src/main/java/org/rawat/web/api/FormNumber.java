package org.rawat.web.api;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads numbers: JSON's own in a program's body, text with a point or comma in a browser's form.
 */
final class FormNumber {
    private FormNumber() {}

    static Optional<Long> whole(Form form, String field, BigDecimal min, BigDecimal max) {
        Optional<BigDecimal> value = number(form, field);
        if (value.isPresent() && value.get().stripTrailingZeros().scale() > 0) {
            return form.wrong(field, "whole");
        }
        return value.flatMap(number -> within(form, field, number, min, max))
                .map(BigDecimal::longValueExact);
    }

    static Optional<BigDecimal> decimal(
            Form form, String field, BigDecimal min, BigDecimal max, int scale) {
        return number(form, field)
                .flatMap(number -> within(form, field, number, min, max))
                .flatMap(
                        number ->
                                number.stripTrailingZeros().scale() > scale
                                        ? form.wrong(field, "scale", scale)
                                        : Optional.of(number));
    }

    private static Optional<BigDecimal> number(Form form, String field) {
        Object raw = form.raw(field);
        if (raw == null) {
            return Optional.empty();
        }
        if (!form.fromBrowser()) {
            return raw instanceof BigDecimal number
                    ? Optional.of(number)
                    : form.wrong(field, "number");
        }
        String text = String.valueOf(raw).strip();
        return text.matches("-?[0-9]{1,18}([.,][0-9]{1,9})?")
                ? Optional.of(new BigDecimal(text.replace(',', '.')))
                : form.wrong(field, "number");
    }

    private static Optional<BigDecimal> within(
            Form form, String field, BigDecimal value, BigDecimal min, BigDecimal max) {
        return value.compareTo(min) < 0 || value.compareTo(max) > 0
                ? form.wrong(field, "range", min, max)
                : Optional.of(value);
    }
}
