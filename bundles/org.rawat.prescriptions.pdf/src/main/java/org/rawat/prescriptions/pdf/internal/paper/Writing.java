package org.rawat.prescriptions.pdf.internal.paper;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of any text lines that a font can show. What it cannot show becomes a visible box, never
 * something else and never nothing; text from right to left stands in its order on the line (UAX
 * 9).
 */
final class Writing {
    /** Stands for what cannot be printed. */
    static final int BOX = 0x25A1;

    private static final String MIRRORED = "()[]{}<>«»";

    private final Face regular;
    private final Face bold;
    private @Nullable ArabicForms arabic;
    private boolean incomplete;

    Writing(Face regular, Face bold) {
        this.regular = regular;
        this.bold = bold;
    }

    /** Whether a box had to be put anywhere. */
    boolean incomplete() {
        return incomplete;
    }

    /** The lines of a text in a column, ready to be shown from left to right. */
    List<String> lines(String text, Style style, float width) {
        Face face = face(style);
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String plain = printable(paragraph, face);
            int level = direction(plain);
            for (String line : wrapped(plain, face, style.size(), width)) {
                lines.add(visual(line, level));
            }
        }
        return lines;
    }

    Face face(Style style) {
        return style.bold() ? bold : regular;
    }

    private String printable(String text, Face face) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (ArabicForms.concerns(composed)) {
            if (arabic == null) {
                arabic = new ArabicForms();
            }
            composed = arabic.joined(composed);
        }
        StringBuilder plain = new StringBuilder(composed.length());
        composed.codePoints().forEach(point -> append(plain, point, face));
        return plain.toString().strip();
    }

    private void append(StringBuilder plain, int point, Face face) {
        int type = Character.getType(point);
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        } else if (type == Character.FORMAT || (point >= 0xFE00 && point <= 0xFE0F)) {
            // Joiners, direction marks and variants have no shape of their own.
            return;
        } else if (type == Character.CONTROL || !face.has(point)) {
            incomplete = true;
            plain.appendCodePoint(BOX);
        } else {
            plain.appendCodePoint(point);
        }
    }

    private static List<String> wrapped(String text, Face face, float size, float width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (face.width(longer, size) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(broken(word, face, size, width, lines));
        }
        lines.add(line.toString());
        return lines;
    }

    /** Puts full lines of an endless word aside and answers its end. */
    private static String broken(
            String word, Face face, float size, float width, List<String> lines) {
        if (face.width(word, size) <= width) {
            return word;
        }
        StringBuilder part = new StringBuilder();
        float used = 0;
        for (int point : word.codePoints().toArray()) {
            String letter = Character.toString(point);
            float wide = face.width(letter, size);
            if (used + wide > width && !part.isEmpty()) {
                lines.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.append(letter);
            used += wide;
        }
        return part.toString();
    }

    private static int direction(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                ? new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).getBaseLevel()
                : 0;
    }

    private static String visual(String line, int level) {
        if (level == 0 && !Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        Bidi bidi = new Bidi(line, level);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Object[] runs = new Object[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = levels[i] % 2 == 0 ? run : reversed(run);
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        StringBuilder visual = new StringBuilder(line.length());
        for (Object run : runs) {
            visual.append(run);
        }
        return visual.toString();
    }

    private static String reversed(String run) {
        int[] points = run.codePoints().toArray();
        StringBuilder reversed = new StringBuilder(run.length());
        for (int i = points.length - 1; i >= 0; i--) {
            int pair = MIRRORED.indexOf(points[i]);
            reversed.appendCodePoint(pair < 0 ? points[i] : MIRRORED.charAt(pair ^ 1));
        }
        return reversed.toString();
    }
}
