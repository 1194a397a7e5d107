package org.rawat.identity.internal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;

/**
 * Which passwords are refused: too short, among the commonest, or made of the person's own name. No
 * rule asks for digits or signs (NIST SP 800-63B section 3.1.1.2, ASVS 6.2.5).
 */
public final class PasswordRules {
    static final int SHORTEST = 8;

    /** The longest, in characters; nothing is ever cut off. */
    public static final int LONGEST = 128;

    /** A password whose characters beyond a known word are fewer is that word's. */
    private static final int OWN_CHARACTERS = 6;

    private static final int FEWEST_DIFFERENT = 4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final List<String> HOUSE_WORDS =
            List.of(
                    "password",
                    "passw0rd",
                    "qwerty",
                    "rawat",
                    "klinik",
                    "clinic",
                    "dokter",
                    "doctor",
                    "pasien",
                    "patient",
                    "admin",
                    "administrator",
                    "rahasia",
                    "sandi",
                    "katasandi",
                    "indonesia",
                    "jakarta",
                    "bismillah",
                    "sayang",
                    "welcome");

    private final CommonPasswords common;

    public PasswordRules() {
        this.common = new CommonPasswords();
    }

    /**
     * What is wrong with a password that somebody chose.
     *
     * @param field the field to name
     * @param context the person's own words: name, e-mail, phone
     */
    public Optional<FieldProblem> check(
            String field, String password, Collection<? extends @Nullable String> context) {
        String text = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            return Optional.of(FieldProblem.of(field, "password-short", SHORTEST));
        }
        if (length > LONGEST) {
            return Optional.of(FieldProblem.of(field, "password-long", LONGEST));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (common.contains(lower)
                || lower.codePoints().distinct().count() < FEWEST_DIFFERENT
                || HOUSE_WORDS.stream().anyMatch(word -> mostly(lower, word))) {
            return Optional.of(FieldProblem.of(field, "password-common"));
        }
        return words(context).anyMatch(word -> mostly(lower, word))
                ? Optional.of(FieldProblem.of(field, "password-personal"))
                : Optional.empty();
    }

    private static Stream<String> words(Collection<? extends @Nullable String> context) {
        return context.stream()
                .flatMap(
                        text -> {
                            if (text == null) {
                                return Stream.empty();
                            }
                            String lower = text.toLowerCase(Locale.ROOT);
                            int at = lower.indexOf('@');
                            String own = at > 0 ? lower.substring(0, at) : lower;
                            return Stream.concat(
                                    Stream.of(lower, own, own.replaceFirst("^\\+62", "0")),
                                    Stream.of(BETWEEN_WORDS.split(own)));
                        })
                .filter(word -> word.length() >= 4);
    }

    private static boolean mostly(String password, String word) {
        return password.contains(word) && password.replace(word, "").length() < OWN_CHARACTERS;
    }
}
