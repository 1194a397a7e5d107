package org.rawat.catalogue.internal.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.rawat.api.ProblemException;

/** A file's bytes and the encoding that was found; its text is read line by line. */
final class FileText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BEGINNING = 512;

    private final byte[] bytes;
    private final int from;
    private final Charset charset;
    private final String encoding;

    private FileText(byte[] bytes, int from, Charset charset, String encoding) {
        this.bytes = bytes;
        this.from = from;
        this.charset = charset;
        this.encoding = encoding;
    }

    /**
     * Finds the encoding: as a byte order mark says, else UTF-8, else Windows-1252, which is what
     * spreadsheets write in Indonesia when nobody tells them otherwise. In a UTF-8 file that is
     * damaged in places only the damaged rows suffer.
     *
     * @throws ProblemException invalid, {@code file}, when it is no text
     */
    static FileText of(byte[] bytes) {
        FileText file = found(bytes);
        file.check();
        return file;
    }

    private static FileText found(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new FileText(bytes, 3, StandardCharsets.UTF_8, "utf-8-bom");
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new FileText(bytes, 2, StandardCharsets.UTF_16LE, "utf-16");
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new FileText(bytes, 2, StandardCharsets.UTF_16BE, "utf-16");
        }
        FileText utf8 = new FileText(bytes, 0, StandardCharsets.UTF_8, "utf-8");
        return utf8.moreIntactThanDamaged()
                ? utf8
                : new FileText(bytes, 0, WINDOWS, "windows-1252");
    }

    private boolean moreIntactThanDamaged() {
        long damaged = 0;
        long intact = 0;
        char[] some = new char[8192];
        try (Reader text = reader(bytes.length)) {
            for (int read = text.read(some); read >= 0; read = text.read(some)) {
                for (int i = 0; i < read; i++) {
                    damaged += some[i] == 0xFFFD ? 1 : 0;
                    intact += some[i] > 0x7F && some[i] != 0xFFFD ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return damaged == 0 || intact > damaged;
    }

    private void check() {
        Lines lines = lines();
        boolean blank = true;
        while (blank && lines.has(0)) {
            blank = lines.text(0).isBlank() && !lines.overlong(0);
            lines.drop(1);
        }
        if (blank) {
            throw ProblemException.invalid("file", "file-empty");
        }
        // A spreadsheet or an archive saved under the wrong name holds NULs in its first bytes.
        try (Reader text = reader(Math.min(bytes.length, 4 * BEGINNING))) {
            char[] some = new char[BEGINNING];
            String beginning = new String(some, 0, Math.max(0, text.read(some)));
            if (beginning.startsWith("PK\u0003\u0004") || beginning.indexOf('\0') >= 0) {
                throw ProblemException.invalid("file", "file-not-text");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String encoding() {
        return encoding;
    }

    /** Its lines, from the first. */
    Lines lines() {
        return new Lines(reader(bytes.length), bytes.length);
    }

    private Reader reader(int until) {
        InputStream in = new ByteArrayInputStream(bytes, from, Math.max(0, until - from));
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
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
