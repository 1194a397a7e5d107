package org.rawat.conversations.internal;

/** What somebody wrote, made fit to be shown beside what others wrote. */
public final class PlainText {
    private PlainText() {}

    /**
     * Without the characters that turn the direction of what follows (Unicode TR 9: embeddings,
     * overrides, isolates). They are kept as they were sent; the page isolates each text and takes
     * its direction from its letters.
     */
    public static String shown(String text) {
        if (text.chars().noneMatch(PlainText::turns)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !turns(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean turns(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** The beginning of a text on one line, at most so many characters. */
    public static String beginning(String text, int max) {
        String line = shown(text).replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= max
                ? line
                : line.substring(0, line.offsetByCodePoints(0, max - 1)) + "…";
    }
}
