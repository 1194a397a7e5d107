package org.rawat.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.web.internal.request.Accepts;
import org.rawat.web.internal.request.Cookies;
import org.rawat.web.internal.request.Languages;
import org.rawat.web.internal.request.Origin;
import org.rawat.web.internal.request.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens an exchange and decides whether this connection and this host are served at all. */
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final WebSettings settings;
    private final boolean broken;
    private final AtomicBoolean said = new AtomicBoolean();

    Entrance(WebSettings settings, boolean broken) {
        this.settings = settings;
        this.broken = broken;
    }

    Exchange open(HttpServletRequest request, HttpServletResponse response) {
        Cookies cookies = new Cookies(request, response);
        Actor nobody =
                Actor.anonymous(
                        Languages.visitor(
                                cookies,
                                Collections.list(request.getLocales()),
                                request.getHeader("Accept-Language") != null),
                        settings.zone());
        return new Exchange(
                request,
                response,
                Tokens.random(12),
                Tokens.random(16),
                Origin.of(request, settings),
                cookies,
                Accepts.html(request.getHeader("Accept")),
                nobody);
    }

    /**
     * Lets the request in.
     *
     * @throws ProblemException when it came over an open connection or under a foreign host
     */
    void check(Exchange exchange) {
        if (broken) {
            throw ProblemException.unavailable("configuration", Duration.ofSeconds(30), null);
        }
        if (exchange.origin().open()) {
            if (said.compareAndSet(false, true)) {
                LOG.error(
                        "Requests from other machines are refused: outside this machine Rawat"
                                + " serves only over TLS (etc/org.apache.felix.http.cfg) or behind"
                                + " a proxy declared in etc/org.rawat.web.cfg by trustedProxies and"
                                + " an https publicUrl");
            }
            throw ProblemException.of(ProblemKind.FORBIDDEN, "open-connection");
        }
        // Whoever watches over the service asks by whatever name reaches it, and learns a word.
        boolean health = exchange.path().startsWith("/health/");
        if (!health && !exchange.origin().served()) {
            throw ProblemException.of(ProblemKind.MALFORMED, "host");
        }
    }
}
