package org.rawat.api;

/** The kinds of answers that are not a success, with their HTTP status (RFC 9110 section 15). */
public enum ProblemKind {
    MALFORMED(400),
    NOT_SIGNED_IN(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    TOO_LARGE(413),
    UNSUPPORTED_TYPE(415),
    INVALID(422),
    TOO_MANY(429),
    UNEXPECTED(500),
    UNAVAILABLE(503);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
