package org.rawat.web.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Facts of the request, for {@code @Context}.
 *
 * @param id the request's id, which a problem page shows and the log holds
 * @param address the client's address, behind a declared proxy the one that the proxy names
 * @param userAgent the browser's name for itself, at most 300 characters, or null
 * @param locale the language of the answer
 * @param publicUrl the configured public address, without a slash at the end
 * @param sessionToken the token of the session's cookie, or null; for identity only: everybody else
 *     takes {@link #sessionHash()}
 */
public record RequestInfo(
        String id,
        String address,
        @Nullable String userAgent,
        Locale locale,
        String publicUrl,
        @Nullable String sessionToken) {

    /**
     * The SHA-256 of the session's token in lower-case hexadecimal, or null without a session:
     * names the session without giving it away.
     */
    public @Nullable String sessionHash() {
        return sessionToken == null ? null : sha256(sessionToken);
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
