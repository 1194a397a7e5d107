package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;

class SignatureImagesTest {
    @Test
    void aSignatureIsWrittenAnewSmallerAndWithoutWhatHidInIt() throws IOException {
        byte[] upload = image("png", 1600, 400);
        byte[] stowaway = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(upload, upload.length + stowaway.length);
        System.arraycopy(stowaway, 0, both, upload.length, stowaway.length);

        byte[] clean = SignatureImages.cleaned(both);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(clean));
        assertThat(read.getWidth()).isEqualTo(800);
        assertThat(read.getHeight()).isEqualTo(200);
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void aJpegBecomesAPng() throws IOException {
        assertThat(SignatureImages.cleaned(image("jpeg", 300, 100)))
                .startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aHugeImageIsRefusedBeforeItIsDecoded() throws IOException {
        assertThatThrownBy(() -> SignatureImages.cleaned(image("png", 6001, 1)))
                .hasMessageContaining("image-large");
    }

    @Test
    void whatIsNoImageIsRefusedHoweverItBegins() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = image("png", 40, 40);
        byte[] jpeg = image("jpeg", 40, 40);
        for (int i = 0; i < 500; i++) {
            byte[] bad = (i % 2 == 0 ? good : jpeg).clone();
            for (int j = 0; j < 1 + random.nextInt(20); j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(bad, 1 + random.nextInt(bad.length));
            try {
                SignatureImages.cleaned(cut);
            } catch (ProblemException expected) {
                assertThat(expected.kind().status()).as("seed %d", seed).isEqualTo(422);
            }
        }
        assertThatThrownBy(() -> SignatureImages.cleaned(image("gif", 10, 10)))
                .hasMessageContaining("image");
        assertThatThrownBy(() -> SignatureImages.cleaned(new byte[0]))
                .isInstanceOf(ProblemException.class);
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
