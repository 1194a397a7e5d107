package org.rawat.prescriptions.internal.dosage;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * What one of a medicine's units holds.
 *
 * @param unit in what its content is measured
 * @param pack how much of it one holds; null when the unit itself is what a dose counts
 * @param single whether what is left of one after a dose is thrown away, as of an ampoule
 * @param strength how much of the ingredient stands in the strength; null when it is none
 */
record Product(
        DoseUnit unit, @Nullable Fraction pack, boolean single, @Nullable Strength strength) {
    private static final Pattern CONTENT =
            Pattern.compile("([a-z ]+?)\\s+(\\d{1,5}(?:[.,]\\d{1,2})?)\\s*(ml|g|dosis)");
    private static final Pattern STRENGTH =
            Pattern.compile(
                    "(\\d{1,6}(?:[.,]\\d{1,3})?)\\s*(mg|mcg|g|unit|iu)(?:/(\\d{1,4}(?:[.,]\\d{1,2})?)?\\s*ml)?");
    private static final Map<String, DoseUnit> COUNTED =
            Map.ofEntries(
                    Map.entry("tablet", DoseUnit.TABLET),
                    Map.entry("kaplet", DoseUnit.CAPLET),
                    Map.entry("kapsul", DoseUnit.CAPSULE),
                    Map.entry("capsule", DoseUnit.CAPSULE),
                    Map.entry("caplet", DoseUnit.CAPLET),
                    Map.entry("sachet", DoseUnit.SACHET),
                    Map.entry("bungkus", DoseUnit.PAPER),
                    Map.entry("supositoria", DoseUnit.SUPPOSITORY),
                    Map.entry("suppository", DoseUnit.SUPPOSITORY),
                    Map.entry("ovula", DoseUnit.OVULE),
                    Map.entry("patch", DoseUnit.PATCH),
                    Map.entry("ampul", DoseUnit.AMPOULE),
                    Map.entry("ampoule", DoseUnit.AMPOULE),
                    Map.entry("vial", DoseUnit.VIAL),
                    Map.entry("botol", DoseUnit.BOTTLE),
                    Map.entry("bottle", DoseUnit.BOTTLE),
                    Map.entry("tube", DoseUnit.TUBE));

    /** So much of the ingredient in one of the unit, or in so many millilitres. */
    record Strength(Fraction amount, DoseUnit unit, @Nullable Fraction millilitres) {}

    /** What the context tells; null when the unit is not understood. */
    static @Nullable Product of(DosageContext context) {
        String unit = context.unit().toLowerCase(Locale.ROOT).strip();
        Strength strength = strength(context.strength().toLowerCase(Locale.ROOT).strip());
        DoseUnit counted = COUNTED.get(unit);
        if (counted != null) {
            return new Product(counted, null, false, strength);
        }
        Matcher content = CONTENT.matcher(unit);
        if (!content.matches()) {
            return null;
        }
        Fraction pack = number(content.group(2));
        boolean single = content.group(1).equals("ampul") || content.group(1).equals("ampoule");
        return switch (content.group(3)) {
            case "ml" -> new Product(DoseUnit.MILLILITRE, pack, single, strength);
            case "g" -> new Product(DoseUnit.GRAM, pack, false, strength);
            default ->
                    new Product(
                            spray(context) ? DoseUnit.SPRAY : DoseUnit.PUFF, pack, false, strength);
        };
    }

    private static boolean spray(DosageContext context) {
        String form = context.form().toLowerCase(Locale.ROOT);
        return form.contains("semprot") || form.contains("spray");
    }

    private static @Nullable Strength strength(String text) {
        Matcher strength = STRENGTH.matcher(text);
        if (!strength.matches()) {
            return null;
        }
        DoseUnit unit =
                switch (strength.group(2)) {
                    case "mg" -> DoseUnit.MILLIGRAM;
                    case "mcg" -> DoseUnit.MICROGRAM;
                    case "g" -> DoseUnit.GRAM;
                    default -> DoseUnit.UNIT;
                };
        String volume = strength.group(3);
        boolean liquid = text.endsWith("ml");
        Fraction millilitres = !liquid ? null : volume == null ? Fraction.ONE : number(volume);
        return new Strength(number(strength.group(1)), unit, millilitres);
    }

    private static Fraction number(String text) {
        return Fraction.of(new BigDecimal(text.replace(',', '.')));
    }
}
