package org.rawat.prescriptions.pdf.internal.paper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The smallest ICC profile (ICC.1:2001-04) that says what gray means: PDF/A wants one. Made here,
 * so that no file depends on what a Java runtime ships.
 */
final class GrayProfile {
    private static final int HEADER = 128;
    private static final String NAME = "Rawat gray gamma 2.2";

    private GrayProfile() {}

    static byte[] bytes() {
        byte[][] tags = {description(), copyright(), white(), curve()};
        String[] names = {"desc", "cprt", "wtpt", "kTRC"};
        int size = HEADER + 4 + 12 * tags.length;
        ByteBuffer table = ByteBuffer.allocate(4 + 12 * tags.length).putInt(tags.length);
        for (int i = 0; i < tags.length; i++) {
            table.put(ascii(names[i])).putInt(size).putInt(tags[i].length);
            size += (tags[i].length + 3) / 4 * 4;
        }
        ByteBuffer profile = ByteBuffer.allocate(size).put(header(size)).put(table.array());
        for (byte[] tag : tags) {
            profile.put(tag);
            profile.position((profile.position() + 3) / 4 * 4);
        }
        return profile.array();
    }

    private static byte[] header(int size) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(size).putInt(0).putInt(0x02100000).put(ascii("mntrGRAYXYZ "));
        for (int part : new int[] {2026, 1, 1, 0, 0, 0}) {
            header.putShort((short) part);
        }
        header.put(ascii("acsp"));
        header.position(68);
        return header.put(whitePoint()).array();
    }

    /** D50, as 16.16 fixed point numbers. */
    private static byte[] whitePoint() {
        return ByteBuffer.allocate(12).putInt(0xF6D6).putInt(0x10000).putInt(0xD32D).array();
    }

    private static byte[] description() {
        return ByteBuffer.allocate(12 + NAME.length() + 1 + 8 + 3 + 67)
                .put(ascii("desc"))
                .putInt(0)
                .putInt(NAME.length() + 1)
                .put(ascii(NAME))
                .array();
    }

    private static byte[] copyright() {
        String text = "Public domain";
        return ByteBuffer.allocate(8 + text.length() + 1)
                .put(ascii("text"))
                .putInt(0)
                .put(ascii(text))
                .array();
    }

    private static byte[] white() {
        return ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0).put(whitePoint()).array();
    }

    /** One number: the gamma, with eight bits behind the point. */
    private static byte[] curve() {
        return ByteBuffer.allocate(14)
                .put(ascii("curv"))
                .putInt(0)
                .putInt(1)
                .putShort((short) 0x0233)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
