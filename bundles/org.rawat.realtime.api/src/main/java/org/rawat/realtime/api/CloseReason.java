package org.rawat.realtime.api;

/** Why a socket is closed (RFC 6455 section 7.4), and by that what its page does next. */
public enum CloseReason {
    /** The page has gone, or has said {@code bye}. */
    GONE(1001),
    /** A frame above 64 KiB, or not text. The page does not send it again. */
    TOO_BIG(1009),
    /** Rawat, or the sockets' bundle, restarts: the page comes again, each after its own moment. */
    RESTART(1012),
    /** The session has ended or was revoked: the page stops and offers to sign in. */
    SESSION_ENDED(4001),
    /** What the account may has changed: the page comes again at once. */
    ACCOUNT_CHANGED(4002),
    /** The ticket was used, too old or another session's: the page fetches another one. */
    BAD_TICKET(4003),
    /** Too many sockets of one session; the oldest is closed, its page waits until it is seen. */
    TOO_MANY(4004),
    /** The page reads too slowly: it comes again and resumes from its number. */
    SLOW_READER(4008),
    /** The page sends too much: it comes again after ten seconds. */
    FLOODING(4009),
    /** Nothing was heard for 90 seconds: the page, when it wakes, comes again. */
    SILENT(4010),
    /** The page does not keep to the protocol: it comes again after a while. */
    PROTOCOL(4011);

    private final int code;

    CloseReason(int code) {
        this.code = code;
    }

    /** The status code of the close frame. */
    public int code() {
        return code;
    }
}
