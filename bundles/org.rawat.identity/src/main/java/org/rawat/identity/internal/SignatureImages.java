package org.rawat.identity.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.rawat.api.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a small clean PNG of whatever image was uploaded: its metadata and whatever hides in its
 * bytes are gone. The size is looked at before a single pixel is decoded.
 */
public final class SignatureImages {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureImages.class);

    /** The largest upload, in bytes. */
    public static final int LARGEST_UPLOAD = 1_000_000;

    private static final Set<String> FORMATS = Set.of("png", "jpeg");
    private static final int WIDEST = 800;
    private static final int HIGHEST = 400;
    private static final int MOST_ON_A_SIDE = 6000;
    private static final long MOST_PIXELS = 12_000_000;

    private SignatureImages() {}

    /**
     * Reads and writes anew.
     *
     * @throws ProblemException invalid, naming {@code signature}
     */
    public static byte[] cleaned(byte[] uploaded) {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(uploaded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw notAnImage();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT))) {
                    throw notAnImage();
                }
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width > MOST_ON_A_SIDE
                        || height > MOST_ON_A_SIDE
                        || width * height > MOST_PIXELS) {
                    throw ProblemException.invalid("signature", "image-large");
                }
                return png(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // A broken picture makes the JDK's readers throw any of these.
            LOG.debug("an upload is no image", e);
            throw notAnImage();
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        double scale =
                Math.min(
                        1.0,
                        Math.min(
                                (double) WIDEST / image.getWidth(),
                                (double) HIGHEST / image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage fresh = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = fresh.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(fresh, "png", out);
        return out.toByteArray();
    }

    private static ProblemException notAnImage() {
        return ProblemException.invalid("signature", "image");
    }
}
