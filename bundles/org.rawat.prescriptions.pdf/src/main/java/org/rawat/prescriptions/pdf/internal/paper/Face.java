package org.rawat.prescriptions.pdf.internal.paper;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One font in one document; only the letters that are used become part of it. */
final class Face {
    private final PDType0Font font;
    private final TrueTypeFont file;
    private final CmapLookup letters;
    private final Map<Integer, Float> widths = new HashMap<>();

    private Face(PDType0Font font, TrueTypeFont file) throws IOException {
        this.font = font;
        this.file = file;
        this.letters = file.getUnicodeCmapLookup();
    }

    static Face in(PDDocument document, TrueTypeFont file) throws IOException {
        return new Face(PDType0Font.load(document, file, true), file);
    }

    PDType0Font font() {
        return font;
    }

    boolean has(int codePoint) {
        return letters.getGlyphId(codePoint) != 0;
    }

    float width(String text, float size) {
        float width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += widths.computeIfAbsent(text.codePointAt(i), this::unitWidth);
        }
        return width * size;
    }

    private float unitWidth(int codePoint) {
        try {
            return (float) file.getAdvanceWidth(letters.getGlyphId(codePoint))
                    / file.getUnitsPerEm();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
