package org.rawat.chat.internal.web;

/** What somebody wrote, without the characters that turn the direction of what follows. */
final class ShownText {
    private ShownText() {}

    static String of(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !(c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The beginning on one line. */
    static String beginning(String text, int max) {
        String line = of(text).replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= max
                ? line
                : line.substring(0, line.offsetByCodePoints(0, max - 1)) + "…";
    }
}
