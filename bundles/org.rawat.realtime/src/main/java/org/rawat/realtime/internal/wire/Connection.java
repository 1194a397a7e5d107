package org.rawat.realtime.internal.wire;

/** The line under a socket, as the container gives it. */
public interface Connection {
    /**
     * Sends one text frame.
     *
     * @param done called once, on whatever thread, when the frame has left or never will
     */
    void send(String text, Runnable done);

    /** Sends the close frame and then cuts the line. */
    void close(int code, String reason);

    /** Cuts the line without a word. */
    void cut();

    /** Lets the next frame come. */
    void next();
}
