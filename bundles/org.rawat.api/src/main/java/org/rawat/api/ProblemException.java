package org.rawat.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that something cannot be done, to be mapped once by the front door: RFC 9457 for programs, a
 * page in the reader's language for people. Thrown by every service, never used for control flow.
 *
 * <p>The code is stable: it is the end of the problem's {@code type} ({@code urn:rawat:problem:}
 * and the code), and {@code problem.} and the code is the key of its message in the messages of the
 * function that answers, else of the front door.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String code;
    private final transient List<Object> args;
    private final transient List<FieldProblem> fields;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            ProblemKind kind,
            String code,
            List<Object> args,
            List<FieldProblem> fields,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(
                kind + " " + code + (fields.isEmpty() ? "" : " " + fields),
                cause,
                false,
                cause != null);
        this.kind = kind;
        this.code = code;
        this.args = List.copyOf(args);
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    /** Any problem, by its kind and code. */
    public static ProblemException of(ProblemKind kind, String code, Object... args) {
        return new ProblemException(kind, code, List.of(args), List.of(), null, null);
    }

    /** 404: absent, or not for this asker: the two must not be told apart. */
    public static ProblemException notFound() {
        return of(ProblemKind.NOT_FOUND, "not-found");
    }

    /** 401 for a program, the sign-in page for a person. */
    public static ProblemException notSignedIn() {
        return of(ProblemKind.NOT_SIGNED_IN, "not-signed-in");
    }

    /** 403: this role may not ask this at all. Never used for one object: that is not found. */
    public static ProblemException forbidden() {
        return of(ProblemKind.FORBIDDEN, "forbidden");
    }

    /** 409: the state or the version has moved on; the message says what it is now. */
    public static ProblemException conflict(String code, Object... args) {
        return of(ProblemKind.CONFLICT, code, args);
    }

    /** 422: these fields are wrong. */
    public static ProblemException invalid(List<FieldProblem> fields) {
        return new ProblemException(ProblemKind.INVALID, "invalid", List.of(), fields, null, null);
    }

    /** 422: one field is wrong. */
    public static ProblemException invalid(String field, String code, Object... args) {
        return invalid(List.of(FieldProblem.of(field, code, args)));
    }

    /** 429: too often; may be tried again after the duration. */
    public static ProblemException tooMany(String code, Duration retryAfter) {
        return new ProblemException(
                ProblemKind.TOO_MANY, code, List.of(), List.of(), retryAfter, null);
    }

    /** 503: a function or the database is not ready; may be tried again after the duration. */
    public static ProblemException unavailable(
            String code, Duration retryAfter, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemKind.UNAVAILABLE, code, List.of(), List.of(), retryAfter, cause);
    }

    public ProblemKind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<Object> args() {
        return args;
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
