package org.rawat.catalogue.internal.load;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a text, a few of them in sight at once. Of a line that is longer than any row could
 * be only the beginning is kept, so that a file without line ends costs no memory.
 */
final class Lines {
    private static final int LONGEST = 100_000;

    private final Reader text;
    private final long size;
    private final char[] buffer = new char[8192];
    private final List<Line> ahead = new ArrayList<>();
    private int at;
    private int filled;
    private boolean ended;
    private boolean afterReturn;
    private long read;
    private long dropped;

    /**
     * @param size about how many characters there are
     */
    Lines(Reader text, long size) {
        this.text = text;
        this.size = size;
    }

    private record Line(String text, boolean overlong) {}

    /** Whether there is a line so many behind the next. */
    boolean has(int behind) {
        while (ahead.size() <= behind && !ended) {
            readLine();
        }
        return ahead.size() > behind;
    }

    String text(int behind) {
        return ahead.get(behind).text();
    }

    /** Whether it is cut. */
    boolean overlong(int behind) {
        return ahead.get(behind).overlong();
    }

    void drop(int count) {
        ahead.subList(0, count).clear();
        dropped += count;
    }

    /** The number of the next line, the first being 1. */
    long number() {
        return dropped + 1;
    }

    /** About how much is read, 0 to 100. */
    int percent() {
        return size == 0 ? 100 : (int) Math.min(100, read * 100 / size);
    }

    private void readLine() {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        boolean overlong = false;
        for (int c = next(); ; c = next()) {
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c < 0) {
                ended = true;
                if (!any) {
                    return;
                }
                break;
            }
            any = true;
            if (c == '\n' || c == '\r') {
                break;
            }
            if (line.length() < LONGEST) {
                line.append((char) c);
            } else {
                overlong = true;
            }
        }
        ahead.add(new Line(line.toString(), overlong));
    }

    private int next() {
        if (at == filled) {
            try {
                filled = text.read(buffer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            at = 0;
            if (filled < 0) {
                filled = 0;
                return -1;
            }
            read += filled;
        }
        return buffer[at++];
    }
}
