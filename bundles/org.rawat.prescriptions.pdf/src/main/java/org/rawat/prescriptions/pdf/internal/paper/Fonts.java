package org.rawat.prescriptions.pdf.internal.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The fonts (DejaVu Sans Condensed: Latin, Greek, Cyrillic, Hebrew, Arabic). Understanding a font
 * file takes longer than drawing a page with it, and what was understood serves one document at a
 * time: a few are kept and lent.
 */
final class Fonts {
    private static final int KEPT = 2;

    private final byte[] regular = read("DejaVuSansCondensed.ttf");
    private final byte[] bold = read("DejaVuSansCondensed-Bold.ttf");
    private final Queue<Pair> idle = new ArrayBlockingQueue<>(KEPT);

    /** Both, for one document. */
    record Pair(TrueTypeFont regular, TrueTypeFont bold) {}

    Pair lend() throws IOException {
        @Nullable Pair kept = idle.poll();
        return kept == null ? new Pair(parsed(regular), parsed(bold)) : kept;
    }

    /** Once their document is written. */
    void takeBack(Pair fonts) {
        idle.offer(fonts);
    }

    private static TrueTypeFont parsed(byte[] bytes) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        // Ligatures save nothing here and make the text harder to extract.
        font.setEnableGsub(false);
        return font;
    }

    private static byte[] read(String name) {
        try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks fonts/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
