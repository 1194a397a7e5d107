package org.rawat.prescriptions.rules.internal.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as the dictionary compares them: without case, accents, punctuation and salts. */
final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** Words that name the salt or the water of a substance and not the substance. */
    private static final Set<String> SALTS =
            Set.of(
                    "sodium",
                    "natrium",
                    "potassium",
                    "kalium",
                    "calcium",
                    "kalsium",
                    "magnesium",
                    "hydrochloride",
                    "hidroklorida",
                    "hcl",
                    "hydrobromide",
                    "hidrobromida",
                    "hbr",
                    "sulfate",
                    "sulphate",
                    "sulfat",
                    "phosphate",
                    "fosfat",
                    "maleate",
                    "maleat",
                    "besylate",
                    "besilat",
                    "besilate",
                    "mesylate",
                    "mesilat",
                    "tartrate",
                    "tartrat",
                    "bitartrate",
                    "bitartrat",
                    "succinate",
                    "suksinat",
                    "fumarate",
                    "fumarat",
                    "citrate",
                    "sitrat",
                    "acetate",
                    "asetat",
                    "nitrate",
                    "nitrat",
                    "trihydrate",
                    "trihidrat",
                    "dihydrate",
                    "dihidrat",
                    "monohydrate",
                    "monohidrat",
                    "anhydrous",
                    "anhidrat",
                    "stearate",
                    "stearat",
                    "ethylsuccinate",
                    "etilsuksinat",
                    "hyclate",
                    "hiklat",
                    "axetil",
                    "aksetil",
                    "proxetil",
                    "proksetil",
                    "pivoxil",
                    "tromethamine",
                    "trometamin",
                    "arginine",
                    "arginin",
                    "lysine",
                    "lisin",
                    "cilexetil",
                    "medoxomil",
                    "decanoate",
                    "dekanoat",
                    "disoproxil",
                    "propionate",
                    "furoate",
                    "furoat");

    private Names() {}

    /** Words of letters and digits in lower case, one blank between them. */
    static String plain(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return OTHER.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** The plain name without the words that name a salt; empty when nothing is left. */
    static String withoutSalt(String plain) {
        List<String> words = new ArrayList<>(List.of(plain.split(" ")));
        words.removeIf(SALTS::contains);
        return String.join(" ", words);
    }
}
