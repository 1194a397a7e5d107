package org.rawat.prescriptions.internal.dosage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.rawat.prescriptions.api.dosage.Fraction;

/** The words of one language in which dosages are written. */
final class Words {
    private final Properties words = new Properties();
    private final boolean english;

    /** Indonesian, or English for {@code en}. */
    Words(Locale language) {
        english = language.getLanguage().equals("en");
        String source = english ? "/dosage/words_en.properties" : "/dosage/words_id.properties";
        try (InputStream in = Words.class.getResourceAsStream(source)) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    String text(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no word for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i].toString());
        }
        return text;
    }

    /** A word after an amount: some languages have another one for more than one. */
    String counted(String key, Fraction amount) {
        boolean many = amount.compareTo(Fraction.ONE) > 0 && has(key + ".many");
        return text(many ? key + ".many" : key);
    }

    /** An amount in the reader's digits; a fraction as people write it, or as a decimal. */
    String number(Fraction number, boolean decimal) {
        if (number.whole()) {
            return Long.toString(number.numerator());
        }
        if (decimal && 10_000 % number.denominator() == 0) {
            return decimal(number);
        }
        long whole = number.numerator() / number.denominator();
        String rest = glyph(number.numerator() % number.denominator(), number.denominator());
        return (whole == 0 ? "" : Long.toString(whole)) + rest;
    }

    /** Never with three decimals: those may be thousands. */
    private String decimal(Fraction number) {
        long tenThousandths = number.numerator() * (10_000 / number.denominator());
        String decimals = String.format(Locale.ROOT, "%04d", tenThousandths % 10_000);
        String shorter = decimals.replaceFirst("0+$", "");
        String shown = shorter.length() == 3 ? decimals : shorter;
        return tenThousandths / 10_000 + (english ? "." : ",") + shown;
    }

    private static String glyph(long above, long below) {
        return switch (above + "/" + below) {
            case "1/2" -> "½";
            case "1/4" -> "¼";
            case "3/4" -> "¾";
            case "1/3" -> "⅓";
            case "2/3" -> "⅔";
            default -> " " + above + "/" + below;
        };
    }

    /** One after the other, with a word before the last. */
    String list(List<String> items) {
        if (items.size() == 1) {
            return items.get(0);
        }
        String last = items.get(items.size() - 1);
        String before = String.join(", ", items.subList(0, items.size() - 1));
        return before + (items.size() == 2 ? " " + text("and") : text("and.more")) + " " + last;
    }
}
