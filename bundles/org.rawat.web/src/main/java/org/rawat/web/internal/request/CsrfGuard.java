package org.rawat.web.internal.request;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.web.internal.Exchange;

/**
 * Refuses changes that another site made a browser ask for. The token is a signature over the
 * session's cookie, or, before sign-in, over a cookie of the visit (OWASP: signed double submit).
 */
public final class CsrfGuard {
    private static final String PURPOSE = "csrf";

    private final SigningKey key;

    public CsrfGuard(SigningKey key) {
        this.key = key;
    }

    /** The token for this browser's forms; gives a visitor the cookie that it needs. */
    public String token(Exchange exchange) {
        Cookies cookies = exchange.cookies();
        Optional<String> bound = bound(cookies);
        if (bound.isEmpty()) {
            String visit = Tokens.random(18);
            cookies.set(Cookies.VISIT, visit, Duration.ZERO);
            return key.sign(PURPOSE, "v" + visit);
        }
        return key.sign(PURPOSE, bound.get());
    }

    /** Whether the token belongs to this browser. */
    public boolean valid(Exchange exchange, @Nullable String token) {
        return token != null
                && bound(exchange.cookies())
                        .filter(value -> key.verify(PURPOSE, value, token))
                        .isPresent();
    }

    /**
     * Lets a change in.
     *
     * @param field the token of the form, if it brought one
     * @throws ProblemException forbidden
     */
    public void check(Exchange exchange, @Nullable String field) {
        String site = exchange.request().getHeader("Sec-Fetch-Site");
        boolean ours = site == null || site.equals("same-origin") || site.equals("none");
        String origin = exchange.request().getHeader("Origin");
        boolean same =
                origin == null
                        || origin.equals(exchange.origin().origin())
                        || origin.equals("null") && "same-origin".equals(site);
        String header = exchange.request().getHeader("X-CSRF-Token");
        if (!ours || !same || !valid(exchange, header == null ? field : header)) {
            throw ProblemException.of(ProblemKind.FORBIDDEN, "csrf");
        }
    }

    private static Optional<String> bound(Cookies cookies) {
        return cookies.session()
                .map(session -> "s" + session)
                .or(() -> cookies.value(Cookies.VISIT).map(visit -> "v" + visit));
    }
}
