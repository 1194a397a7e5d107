package org.rawat.prescriptions.pdf.internal.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/**
 * The words on the paper in one language. Apart from the pages' messages, which stand at the same
 * address in every bundle: on a flat class path another bundle's would be read.
 */
final class Words {
    private final Properties words = new Properties();
    private final Locale locale;

    /**
     * Reads them.
     *
     * @param language {@code id} or {@code en}
     */
    Words(String language) {
        boolean english = language.equals("en");
        locale = Locale.forLanguageTag(english ? "en-GB" : "id-ID");
        String file = "/paper/words" + (english ? "_en" : "") + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks " + file);
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text for the key, with {0}, {1} … filled. */
    String of(String key, Object... args) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("the paper has no words for " + key);
        }
        for (int i = 0; i < args.length; i++) {
            text = text.replace("{" + i + "}", args[i].toString());
        }
        return text;
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(date);
    }

    /** With the language's mark before decimals. */
    String number(java.math.BigDecimal number) {
        String plain = number.stripTrailingZeros().toPlainString();
        return locale.getLanguage().equals("en") ? plain : plain.replace('.', ',');
    }
}
