package org.rawat.identity.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody signs in with, in the one form that is stored and compared.
 *
 * @param kind an e-mail address or a phone number
 * @param value the address in lower case, or the number as E.164: a plus and 7 to 15 digits
 */
public record LoginName(Kind kind, String value) {
    /** The two kinds. */
    public enum Kind {
        EMAIL,
        PHONE
    }

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\]+\\.[^\\s@.]{2,}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/]");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Reads what was typed into one field for either. */
    public static Optional<LoginName> parse(String typed) {
        return typed.indexOf('@') >= 0
                ? email(typed).map(value -> new LoginName(Kind.EMAIL, value))
                : phone(typed).map(value -> new LoginName(Kind.PHONE, value));
    }

    /** An e-mail address in lower case; empty when the text is none. */
    public static Optional<String> email(String typed) {
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        return text.length() <= 254 && EMAIL.matcher(text).matches()
                ? Optional.of(text.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /**
     * A phone number as E.164 (ITU-T); empty when the text is none. A number that begins with 0, or
     * with 62 and no plus, is an Indonesian one.
     */
    public static Optional<String> phone(String typed) {
        String digits = PUNCTUATION.matcher(typed.strip()).replaceAll("");
        String number;
        if (digits.startsWith("+")) {
            number = digits;
        } else if (digits.startsWith("00")) {
            number = "+" + digits.substring(2);
        } else if (digits.startsWith("0")) {
            number = "+62" + digits.substring(1);
        } else {
            number = digits.startsWith("62") ? "+" + digits : digits;
        }
        return E164.matcher(number).matches() ? Optional.of(number) : Optional.empty();
    }
}
