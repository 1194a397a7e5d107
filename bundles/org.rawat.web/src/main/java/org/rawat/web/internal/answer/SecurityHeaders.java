package org.rawat.web.internal.answer;

import jakarta.servlet.http.HttpServletResponse;
import org.rawat.web.internal.Exchange;

/** The headers that every answer carries. */
public final class SecurityHeaders {
    private static final String FEATURES =
            "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=()";

    private SecurityHeaders() {}

    /** Sets them before anything else is known; an answer may make some of them stricter. */
    public static void put(Exchange exchange) {
        HttpServletResponse response = exchange.response();
        response.setHeader("Content-Security-Policy", policy(exchange.nonce()));
        if (exchange.origin().secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Not no-referrer: with it a browser sends "Origin: null" with our own forms.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", FEATURES);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Request-Id", exchange.id());
    }

    /** For pages: our own scripts by nonce; data: images only for the framework's icons. */
    public static String policy(String nonce) {
        return "default-src 'none'; script-src 'nonce-"
                + nonce
                + "' 'strict-dynamic'; style-src 'self'; img-src 'self' blob: data:; media-src"
                + " 'self' blob:; connect-src 'self'; font-src 'self'; manifest-src 'self';"
                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src"
                + " 'none'; require-trusted-types-for 'script'";
    }
}
