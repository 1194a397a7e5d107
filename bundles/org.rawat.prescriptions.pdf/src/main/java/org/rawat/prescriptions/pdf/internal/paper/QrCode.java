package org.rawat.prescriptions.pdf.internal.paper;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A QR code (ISO/IEC 18004) out of black rectangles: sharp on any printer. */
final class QrCode {
    /** The quiet zone around it, in modules. */
    private static final int QUIET = 4;

    private final ByteMatrix modules;

    QrCode(String text) {
        try {
            modules =
                    Encoder.encode(
                                    text,
                                    ErrorCorrectionLevel.M,
                                    Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this address", e);
        }
    }

    /** Draws it with its quiet zone into a square whose lower left corner is here. */
    void draw(PDPageContentStream page, float x, float y, float size) throws IOException {
        float module = size / (modules.getWidth() + 2 * QUIET);
        for (int row = 0; row < modules.getHeight(); row++) {
            float top = y + size - (row + QUIET) * module;
            int column = 0;
            while (column < modules.getWidth()) {
                int from = column;
                while (column < modules.getWidth() && modules.get(column, row) == 1) {
                    column++;
                }
                if (column > from) {
                    page.addRect(
                            x + (from + QUIET) * module,
                            top - module,
                            (column - from) * module,
                            module);
                }
                column++;
            }
        }
        page.fill();
    }
}
