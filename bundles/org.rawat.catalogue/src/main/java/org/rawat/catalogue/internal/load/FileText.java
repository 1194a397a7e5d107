package org.rawat.catalogue.internal.load;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.rawat.api.ProblemException;

/**
 * A file's text and the encoding it was found in.
 *
 * @param text the text without a byte order mark
 * @param encoding the encoding's name
 */
record FileText(String text, String encoding) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /**
     * Reads the bytes: as a byte order mark says, else as UTF-8, else as Windows-1252, which is
     * what spreadsheets write in Indonesia when nobody tells them otherwise. In a UTF-8 file that
     * is damaged in places only the damaged rows suffer.
     *
     * @throws ProblemException invalid, {@code file}, when it is no text
     */
    static FileText of(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return checked(
                    new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8), "utf-8-bom");
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return checked(
                    new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE), "utf-16");
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return checked(
                    new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE), "utf-16");
        }
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return checked(text, "utf-8");
        } catch (CharacterCodingException notQuite) {
            String lenient = new String(bytes, StandardCharsets.UTF_8);
            long damaged = lenient.chars().filter(c -> c == 0xFFFD).count();
            long intact = lenient.chars().filter(c -> c > 0x7F && c != 0xFFFD).count();
            return intact > damaged
                    ? checked(lenient, "utf-8")
                    : checked(new String(bytes, WINDOWS), "windows-1252");
        }
    }

    private static FileText checked(String text, String encoding) {
        if (text.isBlank()) {
            throw ProblemException.invalid("file", "file-empty");
        }
        // A spreadsheet or an archive saved under the wrong name holds NULs in its first bytes.
        if (text.startsWith("PK\u0003\u0004")
                || text.substring(0, Math.min(512, text.length())).indexOf('\0') >= 0) {
            throw ProblemException.invalid("file", "file-not-text");
        }
        return new FileText(text, encoding);
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
