package org.rawat.prescriptions.internal.dosage;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DoseUnit;

/** What the form and the unit of a medicine tell of its dosage. */
final class Medicine {
    private static final Pattern LETTERS = Pattern.compile("[^a-z]+");

    private final Set<String> form;
    private final Set<String> unit;

    Medicine(DosageContext context) {
        form = words(context.form());
        unit = words(context.unit());
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
