package org.rawat.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * A live connection as a program holds it: RFC 6455 over a plain line, without a thread of its own,
 * so that a test can hold ten thousand.
 */
final class LiveSocket implements AutoCloseable {
    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;
    private int ids;

    /** Connects with a ticket of this visitor's session and says hello. */
    LiveSocket(Visitor visitor, int port) {
        this(
                port,
                "rawat.v1, ticket."
                        + visitor.post("/api/realtime/tickets", Map.of())
                                .json()
                                .path("ticket")
                                .asText(),
                visitor.cookie());
        JsonNode welcome = ask("hello", "{\"device\":\"" + UUID.randomUUID() + "\"}");
        if (!welcome.path("ok").asBoolean()) {
            throw new AssertionError("not welcome: " + welcome);
        }
    }

    /** Connects, and says nothing yet. */
    LiveSocket(int port, String protocols, String cookie) {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1024));
            out = socket.getOutputStream();
            String request =
                    "GET /live HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\nOrigin: http://localhost:%d\r\nCookie: %s\r\n"
                            + "Sec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            + "Sec-WebSocket-Protocol: %s\r\n\r\n";
            out.write(
                    request.formatted(port, port, cookie, protocols)
                            .getBytes(StandardCharsets.US_ASCII));
            String head = head();
            if (!head.startsWith("HTTP/1.1 101")) {
                throw new AssertionError("refused: " + head);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a frame and waits for its reply; events that come before it are dropped. */
    JsonNode ask(String type, String data) {
        String id = send(type, data);
        while (true) {
            JsonNode frame = next();
            if (frame.path("re").asText().equals(id)) {
                return frame;
            }
        }
    }

    String send(String type, String data) {
        String id = String.valueOf(++ids);
        text("{\"id\":\"" + id + "\",\"t\":\"" + type + "\",\"d\":" + data + "}");
        return id;
    }

    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int head = bytes.length < 126 ? 6 : 8;
        // A mask of zeros is a mask.
        byte[] frame = new byte[bytes.length + head];
        frame[0] = (byte) 0x81;
        if (bytes.length < 126) {
            frame[1] = (byte) (0x80 | bytes.length);
        } else {
            frame[1] = (byte) 0xFE;
            frame[2] = (byte) (bytes.length >> 8);
            frame[3] = (byte) bytes.length;
        }
        System.arraycopy(bytes, 0, frame, head, bytes.length);
        try {
            out.write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next text frame, as JSON. */
    JsonNode next() {
        try {
            return Visitor.JSON.readTree(nextText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next text frame; the test fails when the line is closed instead. */
    String nextText() {
        try {
            int opcode = in.readUnsignedByte() & 0x0F;
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = in.readNBytes((int) length);
            if (opcode == 8) {
                int code = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
                throw new AssertionError("closed with " + code);
            }
            return new String(payload, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
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
