package org.rawat.catalogue.internal.load;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of one column are written: {@code 12.500,00} or {@code 12,500.00}. One number
 * alone can be ambiguous ({@code 12.500}); the column as a whole seldom is.
 */
final class NumberStyle {
    /** Which sign stands before the fraction. */
    private enum Decimal {
        POINT,
        COMMA
    }

    private static final Pattern CURRENCY = Pattern.compile("^(?:rp\\.?|idr)\\s*", 2);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,][0-9]+)*");
    private static final Pattern GROUPS =
            Pattern.compile("[1-9][0-9]{0,2}([.,])[0-9]{3}(\\1[0-9]{3})*");

    private final Set<Decimal> seen;

    /** Of a column of which nothing is seen yet. */
    NumberStyle() {
        this.seen = EnumSet.noneOf(Decimal.class);
    }

    static NumberStyle of(Collection<String> column) {
        NumberStyle style = new NumberStyle();
        column.forEach(style::see);
        return style;
    }

    /** Takes note of a cell; before any is parsed. */
    void see(String cell) {
        Decimal evidence = evidence(bare(cell));
        if (evidence != null) {
            seen.add(evidence);
        }
    }

    /** The number; empty when it is none, or could be two. */
    Optional<BigDecimal> parse(String cell) {
        String text = bare(cell);
        if (!NUMBER.matcher(text).matches() || text.length() > 30) {
            return Optional.empty();
        }
        Decimal decimal = evidence(text);
        if (decimal == null && hasSign(text)) {
            if (seen.size() == 2) {
                return Optional.empty();
            }
            // Nothing in the column says otherwise: three digits after a sign are thousands.
            decimal = seen.isEmpty() ? opposite(text) : seen.iterator().next();
        }
        return Optional.ofNullable(read(text, decimal == null ? Decimal.POINT : decimal));
    }

    private static @Nullable BigDecimal read(String text, Decimal decimal) {
        char fraction = decimal == Decimal.POINT ? '.' : ',';
        int at = text.lastIndexOf(fraction);
        String whole = at < 0 ? text : text.substring(0, at);
        if (hasSign(whole) && !GROUPS.matcher(whole).matches()) {
            return null;
        }
        String digits = whole.replaceAll("[.,]", "");
        return new BigDecimal(at < 0 ? digits : digits + "." + text.substring(at + 1));
    }

    /** Which sign this number by itself shows to be the fraction's; null when it shows none. */
    private static @Nullable Decimal evidence(String text) {
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            return point > comma ? Decimal.POINT : Decimal.COMMA;
        }
        int sign = Math.max(point, comma);
        if (sign < 0) {
            return null;
        }
        Decimal own = point >= 0 ? Decimal.POINT : Decimal.COMMA;
        if (text.indexOf(text.charAt(sign)) != sign) {
            return own == Decimal.POINT ? Decimal.COMMA : Decimal.POINT;
        }
        return GROUPS.matcher(text).matches() ? null : own;
    }

    private static Decimal opposite(String text) {
        return text.indexOf('.') >= 0 ? Decimal.COMMA : Decimal.POINT;
    }

    private static boolean hasSign(String text) {
        return text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
    }

    private static String bare(String cell) {
        String text = CURRENCY.matcher(cell.strip()).replaceFirst("");
        return text.endsWith(",-") ? text.substring(0, text.length() - 2) : text;
    }
}
