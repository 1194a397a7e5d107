package org.rawat.web.api;

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
 * @param sessionToken the token of the session's cookie, or null; for identity only
 */
public record RequestInfo(
        String id,
        String address,
        @Nullable String userAgent,
        Locale locale,
        String publicUrl,
        @Nullable String sessionToken) {}
