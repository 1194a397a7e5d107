package org.rawat.web.api;

import java.text.Normalizer;
import java.util.Optional;

/** What a text may hold. */
final class FormText {
    private FormText() {}

    static Optional<String> line(Form form, String field, String raw, int max) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        return text.codePoints().allMatch(c -> visible(c) && c != '\n' && c != '\t')
                ? bounded(form, field, text, max)
                : form.wrong(field, "characters");
    }

    static Optional<String> lines(Form form, String field, String raw, int max) {
        String text =
                Normalizer.normalize(raw, Normalizer.Form.NFC)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .strip();
        return text.codePoints().allMatch(FormText::visible)
                ? bounded(form, field, text, max)
                : form.wrong(field, "characters");
    }

    static Optional<String> secret(Form form, String field, String raw, int max) {
        return raw.codePoints().allMatch(FormText::visible)
                ? bounded(form, field, Normalizer.normalize(raw, Normalizer.Form.NFC), max)
                : form.wrong(field, "characters");
    }

    static String ascii(String text) {
        if (!text.chars().allMatch(c -> c < 128)) {
            throw new IllegalArgumentException("not ASCII");
        }
        return text.replace('-', '_');
    }

    static String shortened(String text) {
        String clean = text.replaceAll("[^\\p{Alnum}_.\\-]", "?");
        return clean.length() > 60 ? clean.substring(0, 60) : clean;
    }

    private static Optional<String> bounded(Form form, String field, String text, int max) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return text.codePointCount(0, text.length()) > max
                ? form.wrong(field, "too-long", max)
                : Optional.of(text);
    }

    /**
     * No control characters but line end and tab, no lone surrogates, none of the characters that
     * turn the direction of what follows (Unicode TR 9 embeddings, overrides and isolates).
     */
    private static boolean visible(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && !(c >= 0x202A && c <= 0x202E)
                && !(c >= 0x2066 && c <= 0x2069);
    }
}
