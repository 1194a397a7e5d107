package org.rawat.prescriptions.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.CompoundAmount;
import org.rawat.prescriptions.api.CompoundAmount.Portion;
import org.rawat.prescriptions.api.CompoundAmount.Unit;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * Reads how much of an ingredient goes into a compound, as doctors write it: {@code 125 mg}, {@code
 * 0,5 g}, {@code 1/2 tab}, {@code ad 60 ml}, {@code q.s.}. What could mean two things is not read:
 * {@code 1.000 mg}, and a number without a unit, which is grams in old books and tablets today.
 */
final class AmountText {
    private static final Map<String, Unit> UNITS =
            Map.ofEntries(
                    Map.entry("mcg", Unit.MICROGRAM),
                    Map.entry("\u00b5g", Unit.MICROGRAM),
                    Map.entry("ug", Unit.MICROGRAM),
                    Map.entry("mg", Unit.MILLIGRAM),
                    Map.entry("g", Unit.GRAM),
                    Map.entry("gr", Unit.GRAM),
                    Map.entry("gram", Unit.GRAM),
                    Map.entry("ml", Unit.MILLILITRE),
                    Map.entry("cc", Unit.MILLILITRE),
                    Map.entry("iu", Unit.INTERNATIONAL_UNIT),
                    Map.entry("ui", Unit.INTERNATIONAL_UNIT));

    /** Words for one piece, each line a kind of piece: a capsule is no tablet. */
    private static final List<Pattern> PIECES =
            List.of(
                    Pattern.compile("tab|tabs|tablet|tablets|tablet salut.*"),
                    Pattern.compile("kaplet|caplet|caplets|kapl"),
                    Pattern.compile("kap|kaps|kapsul|cap|caps|capsule|capsules"),
                    Pattern.compile("supp|supositoria|suppositoria|suppository|suppositories"),
                    Pattern.compile("sachet|sachets|bungkus|saset"),
                    Pattern.compile("amp|ampul|ampoule|ampoules"),
                    Pattern.compile("vial|vials|flakon"),
                    Pattern.compile("tube|tub|tubes"),
                    Pattern.compile("botol|btl|bottle|bottles|fl|flsc"));

    private static final Map<String, Fraction> SIGNS =
            Map.of(
                    "\u00bd", new Fraction(1, 2),
                    "\u00bc", new Fraction(1, 4),
                    "\u00be", new Fraction(3, 4),
                    "\u2153", new Fraction(1, 3),
                    "\u2154", new Fraction(2, 3));

    private static final Pattern AMOUNT =
            Pattern.compile(
                    "(?<ad>ad\\s+)?(?:(?<whole>[0-9]{1,4})(?:\\s+|(?=[\u00bd\u00bc\u00be]))"
                            + "(?=[0-9\u00bd\u00bc\u00be\u2153\u2154]))?"
                            + "(?<number>[0-9]{1,3}/[0-9]{1,3}|[0-9]{1,7}(?:[.,][0-9]{1,4})?"
                            + "|[\u00bd\u00bc\u00be\u2153\u2154])"
                            + "\\s*(?<unit>[\\p{L}\u00b5. ]+)");
    private static final Pattern ENOUGH =
            Pattern.compile("q\\.?\\s?s\\.?|quantum satis|secukupnya|as needed");
    private static final Pattern TWO_WAYS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    private AmountText() {}

    /** What the words mean; empty when they are free text. */
    static Optional<CompoundAmount> read(String text, Medicine medicine) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (ENOUGH.matcher(plain).matches()) {
            return Optional.of(new CompoundAmount(Portion.SUFFICIENT, null, null));
        }
        Matcher amount = AMOUNT.matcher(plain);
        if (!amount.matches()) {
            return Optional.empty();
        }
        Fraction value = value(amount.group("whole"), amount.group("number"));
        Unit unit = unit(amount.group("unit").strip(), medicine);
        if (value == null || value.numerator() == 0 || unit == null) {
            return Optional.empty();
        }
        boolean filled = amount.group("ad") != null;
        if (filled && unit == Unit.SOURCE_UNIT) {
            return Optional.empty();
        }
        return Optional.of(new CompoundAmount(filled ? Portion.UP_TO : Portion.EXACT, value, unit));
    }

    private static @Nullable Fraction value(@Nullable String whole, String number) {
        Fraction part = part(number);
        if (part == null || whole == null) {
            return part;
        }
        // "1 1/2", never "1 20".
        boolean fraction = part.compareTo(Fraction.ONE) < 0 && !number.matches(".*[.,].*");
        return fraction ? Fraction.of(Long.parseLong(whole)).plus(part) : null;
    }

    private static @Nullable Fraction part(String number) {
        Fraction sign = SIGNS.get(number);
        if (sign != null) {
            return sign;
        }
        String[] parts = number.split("/");
        if (parts.length == 2) {
            long below = Long.parseLong(parts[1]);
            return below == 0 ? null : new Fraction(Long.parseLong(parts[0]), below);
        }
        return TWO_WAYS.matcher(number).matches()
                ? null
                : Fraction.of(new BigDecimal(number.replace(',', '.')));
    }

    private static @Nullable Unit unit(String word, Medicine medicine) {
        String plain = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        Unit unit = UNITS.get(plain);
        if (unit != null) {
            return unit;
        }
        String form = medicine.form().toLowerCase(Locale.ROOT);
        String dispensed = medicine.unit().toLowerCase(Locale.ROOT);
        boolean same =
                plain.equals(dispensed)
                        || PIECES.stream()
                                .filter(kind -> kind.matcher(plain).matches())
                                .anyMatch(
                                        kind ->
                                                kind.matcher(dispensed).matches()
                                                        || kind.matcher(form).matches());
        return same ? Unit.SOURCE_UNIT : null;
    }
}
