package org.rawat.prescriptions.internal.dosage;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DoseUnit;
import org.rawat.prescriptions.api.dosage.Fraction;

/** What the form and the unit of a medicine tell of its dosage. */
final class Medicine {
    private static final Pattern LETTERS = Pattern.compile("[^a-z]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:[.,]\\d{1,4})?");
    private static final Set<DoseUnit> SOLID =
            Set.of(DoseUnit.TABLET, DoseUnit.CAPLET, DoseUnit.CAPSULE);
    private static final Set<DoseUnit> NEVER_OF_SOLIDS =
            Set.of(
                    DoseUnit.DROP,
                    DoseUnit.PUFF,
                    DoseUnit.SPRAY,
                    DoseUnit.TEASPOON,
                    DoseUnit.TABLESPOON,
                    DoseUnit.MEASURING_SPOON,
                    DoseUnit.SUPPOSITORY,
                    DoseUnit.OVULE,
                    DoseUnit.AMPOULE,
                    DoseUnit.VIAL,
                    DoseUnit.NEBULE,
                    DoseUnit.PATCH);

    /** Of more than so many tablets at once their unit is typed: "1x10" is ten milligrams. */
    private static final Fraction COUNTED_MAX = Fraction.of(4);

    private static final Fraction DAILY_MAX = Fraction.of(6);

    private final Set<String> form;
    private final Set<String> unit;
    private final Set<Fraction> strengths;
    private final boolean indonesian;

    Medicine(DosageContext context) {
        indonesian = !context.language().getLanguage().equals("en");
        form = words(context.form());
        unit = words(context.unit());
        strengths =
                NUMBER.matcher(context.strength())
                        .results()
                        .map(it -> new BigDecimal(it.group().replace(',', '.')))
                        .filter(it -> it.signum() > 0)
                        .map(Fraction::of)
                        .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String text) {
        return java.util.Arrays.stream(
                        LETTERS.matcher(text.toLowerCase(Locale.ROOT))
                                .replaceAll(" ")
                                .strip()
                                .split(" "))
                .filter(word -> !word.isEmpty())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Whether who writes writes in Indonesian, as far as is known. */
    boolean indonesian() {
        return indonesian;
    }

    boolean forEyes() {
        return any(form, "mata", "eye", "ophthalmic");
    }

    boolean forEars() {
        return any(form, "telinga", "ear", "otic");
    }

    boolean inhaled() {
        return any(form, "inhaler", "inhalasi", "inhalation");
    }

    /** Something that is drunk from a spoon. */
    boolean liquid() {
        return any(
                        form,
                        "sirup",
                        "sirop",
                        "syrup",
                        "suspensi",
                        "suspension",
                        "eliksir",
                        "elixir",
                        "emulsi",
                        "emulsion")
                && !any(form, "injeksi", "injection");
    }

    /** Something that is swallowed. */
    boolean swallowed() {
        return liquid()
                || any(form, "tablet", "kaplet", "caplet", "kapsul", "capsule", "puyer", "pulveres")
                        && !any(form, "vagina", "vaginal", "inhalasi");
    }

    /** Whether such a unit can be of this form: no tablet goes into an eye. */
    boolean takenIn(DoseUnit named) {
        DoseUnit own = unit();
        if (SOLID.contains(named)) {
            boolean elsewhere =
                    any(form, "krim", "cream", "salep", "ointment", "gel", "injeksi", "injection");
            return !liquid() && !elsewhere && (own == null || SOLID.contains(own) || puyer(own));
        }
        return !solid() || !swallowed() || !NEVER_OF_SOLIDS.contains(named);
    }

    /** What a pharmacist fills into capsules is written as powders too. */
    private static boolean puyer(DoseUnit unit) {
        return unit == DoseUnit.PAPER;
    }

    /** Something that is swallowed in whole pieces. */
    boolean solid() {
        DoseUnit own = unit();
        return own != null && SOLID.contains(own);
    }

    /** Whether a number of times may be something else: "10x3" of a tablet. */
    boolean mayBeTurned(Fraction times) {
        return solid() && times.compareTo(DAILY_MAX) > 0;
    }

    /**
     * Whether a number in digits without a unit may be the strength and not how many: "1x10" of a
     * tablet, and "3x4" of one of 4 mg.
     */
    boolean mayBeStrength(Fraction number) {
        return solid()
                && !number.equals(Fraction.ONE)
                && (number.compareTo(COUNTED_MAX) > 0 || strengths.contains(number));
    }

    /**
     * In what a dose without a unit is counted; null when that is not certain, as for a syrup,
     * whose doses are spoons or millilitres.
     */
    @Nullable DoseUnit unit() {
        DoseUnit byForm = unit(form);
        return form.isEmpty() ? unit(unit) : byForm;
    }

    private static @Nullable DoseUnit unit(Set<String> words) {
        if (any(words, "kaplet", "caplet", "caplets")) {
            return DoseUnit.CAPLET;
        }
        if (any(words, "tablet", "tablets")) {
            return DoseUnit.TABLET;
        }
        if (any(words, "kapsul", "capsule", "capsules")) {
            return DoseUnit.CAPSULE;
        }
        if (any(words, "supositoria", "suppository", "suppositories")) {
            return DoseUnit.SUPPOSITORY;
        }
        if (any(words, "ovula", "ovule", "ovules", "pessary")) {
            return DoseUnit.OVULE;
        }
        if (any(words, "puyer", "pulveres")) {
            return DoseUnit.PAPER;
        }
        if (any(words, "patch", "patches")) {
            return DoseUnit.PATCH;
        }
        if (any(words, "sachet", "sachets")) {
            return DoseUnit.SACHET;
        }
        if (any(words, "tetes", "drops")
                && any(words, "mata", "telinga", "hidung", "eye", "ear", "nasal")) {
            return DoseUnit.DROP;
        }
        if (any(words, "inhaler")) {
            return DoseUnit.PUFF;
        }
        boolean spray = any(words, "semprot", "spray") && any(words, "hidung", "nasal", "nose");
        return spray ? DoseUnit.SPRAY : null;
    }

    private static boolean any(Set<String> words, String... wanted) {
        for (String word : wanted) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
