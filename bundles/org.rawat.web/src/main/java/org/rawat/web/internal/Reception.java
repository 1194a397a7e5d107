package org.rawat.web.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.web.api.Audience;
import org.rawat.web.internal.answer.Answers;
import org.rawat.web.internal.answer.AssetServer;
import org.rawat.web.internal.answer.AuditTrail;
import org.rawat.web.internal.answer.Problems;
import org.rawat.web.internal.request.Body;
import org.rawat.web.internal.request.BodyReader;
import org.rawat.web.internal.request.CsrfGuard;
import org.rawat.web.internal.request.PolicyGate;
import org.rawat.web.internal.request.RequestPath;
import org.rawat.web.internal.routes.Application;
import org.rawat.web.internal.routes.Functions;
import org.rawat.web.internal.routes.RouteTable.PathMatch;
import org.rawat.web.internal.routes.ServedRoute;

/** The way of a request that was let in: match, who, may they, token, body, answer. */
final class Reception {
    private static final Set<String> TUNNELLED = Set.of("PUT", "PATCH", "DELETE");
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Functions functions;
    private final Predicate<List<String>> declared;
    private final Visitors visitors;
    private final AuditTrail trail;
    private final CsrfGuard csrf;
    private final BodyReader bodies;
    private final AssetServer assets;
    private final Answers answers;
    private final Problems problems;

    Reception(
            Functions functions,
            Predicate<List<String>> declared,
            Visitors visitors,
            AuditTrail trail,
            CsrfGuard csrf,
            BodyReader bodies,
            AssetServer assets,
            Answers answers,
            Problems problems) {
        this.functions = functions;
        this.declared = declared;
        this.visitors = visitors;
        this.trail = trail;
        this.csrf = csrf;
        this.bodies = bodies;
        this.assets = assets;
        this.answers = answers;
        this.problems = problems;
    }

    void receive(Exchange exchange) throws IOException {
        try {
            if (assets.handles(exchange.path())) {
                assets.send(exchange);
                return;
            }
            serve(exchange);
        } catch (RuntimeException | Error e) {
            problems.send(exchange, e);
        }
    }

    private void serve(Exchange exchange) throws IOException {
        ProblemException unknown = identify(exchange);
        PathMatch match = match(exchange);
        if (exchange.request().getMethod().equals("OPTIONS")) {
            exchange.response().setHeader("Allow", match.allow());
            exchange.response().setStatus(204);
            return;
        }
        Body body = bodies.read(exchange.request());
        ServedRoute served = route(exchange, match, body);
        exchange.matched(served, served.template().parameters(match.segments()));
        checkKnown(served, unknown);
        PolicyGate.check(served.route().audiences(), exchange.actor());
        if (!exchange.reads()) {
            csrf.check(exchange, body.csrf());
        }
        BodyReader.checkQuery(exchange.request().getQueryString());
        exchange.sent(body.form());
        trail.checkReady(served.route());
        call(exchange, served.application());
    }

    private void call(Exchange exchange, Application application) throws IOException {
        if (!application.enter()) {
            throw ProblemException.unavailable("function-leaving", SOON, null);
        }
        try {
            answers.send(exchange, application.pages(), application.call(exchange));
        } catch (RuntimeException | Error e) {
            // Answered here and not outside, so that the function stays until its messages are
            // read.
            problems.send(exchange, e);
        } finally {
            application.leave();
        }
    }

    /** Who asks; the problem when nobody can say, which matters only where it matters. */
    private @Nullable ProblemException identify(Exchange exchange) {
        try {
            visitors.identify(exchange);
            return null;
        } catch (ProblemException e) {
            return e;
        }
    }

    private void checkKnown(ServedRoute served, @Nullable ProblemException unknown) {
        if (served.route().audiences().contains(Audience.ANYONE)) {
            return;
        }
        if (unknown != null) {
            throw unknown;
        }
        if (!visitors.ready()) {
            throw ProblemException.unavailable("starting", SOON, null);
        }
    }

    private PathMatch match(Exchange exchange) {
        List<String> segments =
                RequestPath.segments(exchange.path()).orElseThrow(ProblemException::notFound);
        Optional<PathMatch> match = functions.table().match(segments);
        if (match.isEmpty() && declared.test(segments)) {
            throw ProblemException.unavailable("function-starting", SOON, null);
        }
        return match.orElseThrow(ProblemException::notFound);
    }

    private ServedRoute route(Exchange exchange, PathMatch match, Body body) {
        String method = exchange.request().getMethod();
        String wanted = body.method();
        if (wanted != null) {
            // A form cannot PUT. Only a form that proves to be ours may say that it means to.
            if (!method.equals("POST")
                    || !TUNNELLED.contains(wanted)
                    || !csrf.valid(exchange, body.csrf())) {
                throw ProblemException.of(ProblemKind.FORBIDDEN, "csrf");
            }
            method = wanted;
        }
        Optional<ServedRoute> served = match.route(method);
        if (served.isEmpty()) {
            exchange.response().setHeader("Allow", match.allow());
            throw ProblemException.of(ProblemKind.METHOD_NOT_ALLOWED, "method-not-allowed");
        }
        return served.get();
    }
}
