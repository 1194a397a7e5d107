package org.rawat.prescriptions.api.spi;

import java.util.Locale;

/**
 * A sentence in the languages of Rawat's readers.
 *
 * @param indonesian in Indonesian, at most 1,000 characters
 * @param english in English, at most 1,000 characters
 */
public record SafetyText(String indonesian, String english) {
    /** In the reader's language: English for {@code en}, else Indonesian. */
    public String in(Locale language) {
        return language.getLanguage().equals("en") ? english : indonesian;
    }

    /** The same in both languages, as for a name. */
    public static SafetyText of(String text) {
        return new SafetyText(text, text);
    }
}
