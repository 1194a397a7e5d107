package org.rawat.catalogue.internal.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of a text what is compared: small letters without marks, numbers, nothing else. */
final class Words {
    private static final Pattern TOKEN =
            Pattern.compile("[0-9]+(?:[.,][0-9]+)*|[\\p{L}\\p{M}\\p{N}&&[^0-9]]+");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}(?:[.,][0-9]{3})+");
    private static final int LONGEST_TOKEN = 60;

    private Words() {}

    /** The words and numbers of a text, in their order. */
    static List<String> of(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{Mn}+", "")
                        .toLowerCase(Locale.ROOT);
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(plain);
        while (matcher.find()) {
            String token = matcher.group();
            if (isNumber(token)) {
                token =
                        THOUSANDS.matcher(token).matches()
                                ? token.replaceAll("[.,]", "")
                                : token.replace(',', '.');
            }
            tokens.add(token.length() > LONGEST_TOKEN ? token.substring(0, LONGEST_TOKEN) : token);
        }
        return tokens;
    }

    static boolean isNumber(String token) {
        return token.charAt(0) >= '0' && token.charAt(0) <= '9';
    }

    /**
     * How a word sounds to an Indonesian ear, so that {@code amoksisilin} finds amoxicillin and
     * {@code siprofloksasin} ciprofloxacin (the spelling rules of the Pedoman Umum Pembentukan
     * Istilah for borrowed words).
     */
    static String sound(String word) {
        String s =
                word.replace("ph", "f")
                        .replace("th", "t")
                        .replace("rh", "r")
                        .replace("sch", "sk")
                        .replace("ch", "k")
                        .replace("qu", "ku")
                        .replace("ae", "e")
                        .replace("oe", "e")
                        .replace("x", "ks")
                        .replace("y", "i")
                        .replace("v", "f")
                        .replaceAll("c(?=[ei])", "s")
                        .replace("c", "k")
                        .replace("z", "s")
                        .replaceAll("(.)\\1+", "$1");
        return s.length() > 3 && s.endsWith("e") ? s.substring(0, s.length() - 1) : s;
    }
}
