package org.rawat.prescriptions.pdf.internal.paper;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** A4 pages that fill from top to bottom; a new one begins with what each continued page shows. */
final class Sheet implements AutoCloseable {
    static final float LEFT = 54;
    static final float RIGHT = PDRectangle.A4.getWidth() - 54;
    static final float WIDTH = RIGHT - LEFT;

    private static final float TOP = PDRectangle.A4.getHeight() - 48;
    private static final float BOTTOM = 72;

    /** What stands on top of each page after the first. */
    interface Continued {
        void on(Sheet sheet) throws IOException;
    }

    private final PDDocument document;
    private final Writing writing;
    private final Continued continued;
    private @Nullable PDPageContentStream out;
    private float y = TOP;

    Sheet(PDDocument document, Writing writing, Continued continued) {
        this.document = document;
        this.writing = writing;
        this.continued = continued;
    }

    float y() {
        return y;
    }

    void moveTo(float newY) {
        y = newY;
    }

    /** The page's stream; the first page begins when something is put on it. */
    PDPageContentStream out() throws IOException {
        if (out == null) {
            out = newPage();
        }
        return out;
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }

    /** Goes on on the next page unless so much fits on this one. */
    void need(float height) throws IOException {
        if (y - height < BOTTOM) {
            close();
            out = newPage();
            continued.on(this);
        }
    }

    void gap(float height) {
        y -= height;
    }

    /** A paragraph in a column; goes over pages by itself. */
    void text(String text, Style style, float x, float width) throws IOException {
        for (String line : writing.lines(text, style, width)) {
            need(style.leading());
            line(line, style, x);
            y -= style.leading();
        }
    }

    /** The same over the full width. */
    void text(String text, Style style) throws IOException {
        text(text, style, LEFT, WIDTH);
    }

    /** A label and what it says, beside each other. */
    void fact(String label, String value, float column) throws IOException {
        need(Style.TEXT.leading());
        line(first(label, Style.TEXT, column - 6), Style.TEXT, LEFT);
        text(value, Style.TEXT, LEFT + column, WIDTH - column);
    }

    /** One line that ends at the right edge; what does not fit is left out. */
    void right(String text, Style style) throws IOException {
        String line = first(text, style, WIDTH);
        line(line, style, RIGHT - writing.face(style).width(line, style.size()));
    }

    /** One line from the left edge that may stand below where pages end. */
    void left(String text, Style style, float width) throws IOException {
        line(first(text, style, width), style, LEFT);
    }

    private String first(String text, Style style, float width) {
        List<String> lines = writing.lines(text, style, width);
        return lines.get(0);
    }

    private void line(String line, Style style, float x) throws IOException {
        if (line.isEmpty()) {
            return;
        }
        PDPageContentStream page = out();
        page.beginText();
        page.setFont(writing.face(style).font(), style.size());
        page.newLineAtOffset(x, y - style.size());
        page.showText(line);
        page.endText();
    }

    void rule(float thickness) throws IOException {
        PDPageContentStream page = out();
        page.setLineWidth(thickness);
        page.moveTo(LEFT, y);
        page.lineTo(RIGHT, y);
        page.stroke();
    }

    /** Puts a line at the foot of each page, once all are there. */
    void foot(Foot foot) throws IOException {
        close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (PDPageContentStream page =
                    new PDPageContentStream(
                            document,
                            document.getPage(i),
                            PDPageContentStream.AppendMode.APPEND,
                            true,
                            true)) {
                out = page;
                y = BOTTOM - 14;
                rule(0.5f);
                y -= 4;
                foot.on(this, i + 1, pages);
                out = null;
            }
        }
    }

    /** What stands at the foot of a page. */
    interface Foot {
        void on(Sheet sheet, int page, int pages) throws IOException;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
