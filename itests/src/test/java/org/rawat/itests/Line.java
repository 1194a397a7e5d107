package org.rawat.itests;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One kept connection of one thread, for loads and crowds. The JDK's client lends a connection
 * again while its pool still listens on it: the next answer, when it comes that soon, is taken for
 * noise and the connection is closed ("connection closed locally"). A GET is then sent again
 * unseen, a POST is not and fails. Here nothing is pooled, and nothing is sent twice.
 */
final class Line implements AutoCloseable {
    /** What came back. */
    record Reply(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final String standing;

    /** Opens it; the headers go with every request. */
    Line(String url, Map<String, String> headers) {
        URI to = URI.create(url);
        StringBuilder text = new StringBuilder("Host: " + to.getAuthority() + "\r\n");
        headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        standing = text.toString();
        try {
            socket = new Socket("127.0.0.1", to.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for a page as a browser does. */
    Reply page(String path) {
        return ask("GET " + path, "Accept: text/html,application/xhtml+xml\r\n", new byte[0]);
    }

    /** Asks as a program does. */
    Reply get(String path) {
        return ask("GET " + path, "Accept: application/json\r\n", new byte[0]);
    }

    /** Makes something, as a program does; the key of a creation is new each time. */
    Reply post(String path, byte[] json) {
        return ask(
                "POST " + path,
                "Accept: application/json\r\nContent-Type: application/json\r\nIdempotency-Key: "
                        + UUID.randomUUID()
                        + "\r\nContent-Length: "
                        + json.length
                        + "\r\n",
                json);
    }

    private Reply ask(String what, String own, byte[] body) {
        try {
            byte[] head =
                    (what + " HTTP/1.1\r\n" + standing + own + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1);
            byte[] request = new byte[head.length + body.length];
            System.arraycopy(head, 0, request, 0, head.length);
            System.arraycopy(body, 0, request, head.length, body.length);
            socket.getOutputStream().write(request);
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            if (length < 0) {
                throw new IOException("an answer of " + status + " without a length");
            }
            byte[] answer = in.readNBytes(length);
            if (answer.length < length) {
                throw new EOFException("the answer ended early");
            }
            return new Reply(status, answer);
        } catch (IOException e) {
            throw new AssertionError(what + ": " + e, e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the connection was closed");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
