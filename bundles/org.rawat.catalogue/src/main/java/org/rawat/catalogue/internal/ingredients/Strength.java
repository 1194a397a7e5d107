package org.rawat.catalogue.internal.ingredients;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.Ingredient.Per;
import org.rawat.catalogue.api.Ingredient.Unit;

/** Reads strengths as labels write them. What could mean two things is not read. */
final class Strength {
    private static final Map<String, Unit> UNITS =
            words(
                    Map.of(
                            Unit.MCG, "mcg ug \u00B5g \u03BCg mikrogram microgram micrograms",
                            Unit.MG, "mg miligram milligram milligrams",
                            Unit.G, "g gr gram grams",
                            Unit.ML, "ml cc",
                            Unit.IU, "iu ui i.u. i.u",
                            Unit.U, "u unit units",
                            Unit.MMOL, "mmol",
                            Unit.MEQ, "meq",
                            Unit.PERCENT, "% persen"));
    private static final Map<String, Per> PERS =
            words(
                    Map.of(
                            Per.ML, "ml cc",
                            Per.G, "g gram",
                            Per.HOUR, "jam h hr hour hours",
                            Per.DOSE,
                                    "dosis dose doses puff semprot semprotan hisap actuation"
                                            + " actuations",
                            Per.UNIT,
                                    "tab tablet tablets kap kapsul cap capsule caplet kaplet vial"
                                            + " amp ampul ampoule sachet supp supositoria"
                                            + " suppository patch unit"));
    private static final String NUMBER = "[0-9]+(?:[.,][0-9]+)*";
    private static final Pattern PIECE =
            Pattern.compile(
                    "(" + NUMBER + ")?\\s*(juta|million|mio)?\\s*([\\p{L}\u00B5%][\\p{L}.]*)?");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final Pattern MORE_THOUSANDS =
            Pattern.compile("[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\\1[0-9]{3})+");
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);
    private static final int LONGEST_NUMBER = 18;

    private Strength() {}

    /**
     * How much of one substance.
     *
     * @param per in what; null when that was not said
     */
    record Amount(
            BigDecimal value, Unit unit, @Nullable BigDecimal perQuantity, @Nullable Per per) {}

    /**
     * The ways to read a text, each a list of amounts: {@code 500 mg/1 g} is two substances, or one
     * in a gram. Empty when it is no strength.
     */
    static List<List<Amount>> readings(String text) {
        List<List<Amount>> readings = new ArrayList<>();
        for (boolean gramIsPer : List.of(true, false)) {
            reading(text, gramIsPer).filter(r -> !readings.contains(r)).ifPresent(readings::add);
        }
        return readings;
    }

    private static Optional<List<Amount>> reading(String text, boolean gramIsPer) {
        List<Amount> amounts = new ArrayList<>();
        Unit unit = null;
        String[] chunks = text.strip().toLowerCase(Locale.ROOT).split("\\s*\\+\\s*", -1);
        // From behind, so that the unit and what it is in are known to those that share them.
        @Nullable Piece per = null;
        for (int i = chunks.length - 1; i >= 0; i--) {
            List<Piece> pieces = pieces(chunks[i]);
            int last = pieces.size() - 1;
            if (last < 0) {
                return Optional.empty();
            }
            if (last > 0 && pieces.get(last).isPer(gramIsPer)) {
                per = pieces.remove(last);
            }
            Collections.reverse(pieces);
            for (Piece piece : pieces) {
                unit = piece.word().isEmpty() ? unit : UNITS.get(piece.word());
                BigDecimal value = unit == null ? null : number(piece, unit);
                if (value == null || value.signum() == 0 || unit == null) {
                    return Optional.empty();
                }
                amounts.add(amount(value, unit, per));
            }
        }
        Collections.reverse(amounts);
        return consistent(amounts) ? Optional.of(amounts) : Optional.empty();
    }

    /** In how much is said of all of them or of none. */
    private static boolean consistent(List<Amount> amounts) {
        return amounts.stream()
                        .filter(amount -> amount.unit() != Unit.PERCENT)
                        .map(amount -> amount.per() == null)
                        .distinct()
                        .count()
                < 2;
    }

    private static Amount amount(BigDecimal value, Unit unit, @Nullable Piece per) {
        if (per == null || unit == Unit.PERCENT) {
            return new Amount(value, unit, null, null);
        }
        BigDecimal quantity = per.number().isEmpty() ? BigDecimal.ONE : plain(per.number());
        return new Amount(value, unit, quantity, PERS.get(per.word()));
    }

    /**
     * A part between slashes.
     *
     * @param number its number, empty when it has none
     * @param millions whether the number counts millions
     * @param word its unit, empty when it has none
     */
    private record Piece(String number, boolean millions, String word) {
        boolean isPer(boolean gramIsPer) {
            Per per = PERS.get(word);
            if (per == null || millions || !number.isEmpty() && plain(number).signum() == 0) {
                return false;
            }
            return per != Per.G || gramIsPer || number.isEmpty();
        }
    }

    private static List<Piece> pieces(String chunk) {
        List<Piece> pieces = new ArrayList<>();
        for (String text : chunk.split("\\s*(?:/|\\bper\\b|\\btiap\\b)\\s*", -1)) {
            Matcher piece = PIECE.matcher(text);
            if (text.isEmpty() || !piece.matches()) {
                return List.of();
            }
            pieces.add(
                    new Piece(
                            orEmpty(piece.group(1)),
                            piece.group(2) != null,
                            orEmpty(piece.group(3))));
        }
        return pieces;
    }

    /** The number; null when it is none, or could be two. */
    private static @Nullable BigDecimal number(Piece piece, Unit unit) {
        String text = piece.number();
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return null;
        }
        if (THOUSANDS.matcher(text).matches()) {
            // A gram and more than a thousand of them in one unit does not exist, nor do parts of
            // an international unit; for milligrams both do.
            if (unit == Unit.IU || unit == Unit.U) {
                return new BigDecimal(text.replaceAll("[.,]", ""));
            }
            boolean decimal = unit == Unit.G || unit == Unit.PERCENT;
            return decimal ? new BigDecimal(text.replace(',', '.')) : null;
        }
        if (MORE_THOUSANDS.matcher(text).matches()) {
            return new BigDecimal(text.replaceAll("[.,]", ""));
        }
        if (text.chars().filter(c -> c == '.' || c == ',').count() > 1) {
            return null;
        }
        BigDecimal value = plain(text);
        return piece.millions() ? value.multiply(MILLION) : value;
    }

    private static BigDecimal plain(String number) {
        String text = number.replace(',', '.');
        return text.indexOf('.') == text.lastIndexOf('.') && text.length() <= LONGEST_NUMBER
                ? new BigDecimal(text)
                : BigDecimal.ZERO;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> Map<String, T> words(Map<T, String> byMeaning) {
        Map<String, T> words = new HashMap<>();
        byMeaning.forEach(
                (meaning, texts) -> {
                    for (String text : texts.split(" ")) {
                        words.put(text, meaning);
                    }
                });
        return Map.copyOf(words);
    }
}
