package org.rawat.web.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;

/** Reads a body by its type, within its limit. What is wrong is kept for later, never thrown. */
public final class BodyReader {
    private final int limit;
    private final int uploadLimit;

    public BodyReader(int limit, int uploadLimit) {
        this.limit = limit;
        this.uploadLimit = uploadLimit;
    }

    /** Reads the body, or for GET the query. */
    public Body read(HttpServletRequest request) {
        try {
            return switch (request.getMethod()) {
                case "GET", "HEAD" -> query(request.getQueryString());
                default -> body(request);
            };
        } catch (ProblemException e) {
            return Body.unreadable(e);
        } catch (IOException e) {
            return Body.unreadable(FieldTree.malformed());
        }
    }

    /**
     * Refuses a query that is not well encoded, and the names by which the JAX-RS library would let
     * a client overrule headers and method.
     */
    public static void checkQuery(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        FieldTree tree = UrlEncoded.parse(query);
        for (String name : UrlEncoded.names(query)) {
            if (name.equals("_ctype") || name.equals("_type") || name.equals("_method")) {
                throw FieldTree.malformed();
            }
        }
        tree.values();
    }

    private static Body query(@Nullable String query) {
        return query == null || query.isEmpty()
                ? Body.none(true, null)
                : new Body(UrlEncoded.parse(query).values(), true, null, null, null, null);
    }

    private Body body(HttpServletRequest request) throws IOException {
        String type = mediaType(request.getContentType());
        String key = request.getHeader("Idempotency-Key");
        if (request.getHeader("Content-Encoding") != null) {
            throw ProblemException.of(ProblemKind.UNSUPPORTED_TYPE, "unsupported-type");
        }
        if (type.equals("multipart/form-data")) {
            return form(MultipartBody.read(request, uploadLimit), key);
        }
        byte[] bytes = bytes(request);
        if (bytes.length == 0 && !type.equals("application/json")) {
            return Body.none(!type.isEmpty(), key);
        }
        checkCharset(request.getContentType());
        if (type.equals("application/x-www-form-urlencoded")) {
            return form(
                    UrlEncoded.parse(
                            new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)),
                    key);
        }
        if (type.equals("application/json")) {
            return new Body(JsonBody.read(bytes), false, null, null, key, null);
        }
        throw ProblemException.of(ProblemKind.UNSUPPORTED_TYPE, "unsupported-type");
    }

    private static Body form(FieldTree tree, @Nullable String key) {
        return new Body(
                tree.values(),
                true,
                tree.reserved("_csrf").orElse(null),
                tree.reserved("_method").orElse(null),
                tree.reserved("_key").orElse(key),
                null);
    }

    private byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLarge(limit);
            }
            return bytes;
        }
    }

    static ProblemException tooLarge(int limit) {
        return ProblemException.of(ProblemKind.TOO_LARGE, "too-large", limit / 1024);
    }

    private static String mediaType(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void checkCharset(@Nullable String header) {
        Optional<String> charset =
                header == null
                        ? Optional.empty()
                        : java.util.Arrays.stream(header.split(";"))
                                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                                .filter(part -> part.startsWith("charset="))
                                .map(part -> part.substring(8).replace("\"", ""))
                                .findFirst();
        if (charset.isPresent() && !charset.get().equals("utf-8")) {
            throw ProblemException.of(ProblemKind.UNSUPPORTED_TYPE, "unsupported-type");
        }
    }
}
