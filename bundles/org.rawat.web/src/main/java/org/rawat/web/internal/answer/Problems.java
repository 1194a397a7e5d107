package org.rawat.web.internal.answer;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.web.api.ProblemTexts;
import org.rawat.web.api.View;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.page.BundlePages;
import org.rawat.web.internal.page.Messages;
import org.rawat.web.internal.page.Page;
import org.rawat.web.internal.page.PageRenderer;
import org.rawat.web.internal.page.ProblemWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers problems: a page for a person, RFC 9457 for a program. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final BundlePages front;
    private final PageRenderer renderer;
    private final Answers answers;
    private final AuditTrail trail;

    public Problems(BundlePages front, PageRenderer renderer, Answers answers, AuditTrail trail) {
        this.front = front;
        this.renderer = renderer;
        this.answers = answers;
        this.trail = trail;
    }

    /** Answers whatever was thrown, a problem or not. */
    public void send(Exchange exchange, Throwable thrown) throws IOException {
        if (!(thrown instanceof ProblemException problem)) {
            unexpected(exchange, thrown);
            return;
        }
        if (problem.kind() == ProblemKind.UNEXPECTED) {
            unexpected(exchange, problem);
            return;
        }
        try {
            trail.refused(exchange, problem);
        } catch (ProblemException unrecorded) {
            answer(exchange, unrecorded);
            return;
        }
        if (problem.kind() == ProblemKind.UNAVAILABLE && problem.getCause() != null) {
            LOG.warn("Request {} found something unavailable", exchange.id(), problem);
        }
        if (exchange.html() && typed(exchange, problem)) {
            return;
        }
        answer(exchange, problem);
    }

    private void unexpected(Exchange exchange, Throwable thrown) throws IOException {
        LOG.error(
                "Request {} failed: {} {}",
                exchange.id(),
                exchange.request().getMethod(),
                exchange.match().map(served -> served.route().template()).orElse("(no route)"),
                thrown);
        trail.failed(exchange);
        answer(exchange, ProblemException.of(ProblemKind.UNEXPECTED, "unexpected"));
    }

    /** Shows the form again when the resource named its page; false when it did not. */
    private boolean typed(Exchange exchange, ProblemException problem) throws IOException {
        Optional<Supplier<View>> page = exchange.form().page();
        boolean again =
                problem.kind() == ProblemKind.INVALID || problem.kind() == ProblemKind.CONFLICT;
        if (!again || page.isEmpty()) {
            return false;
        }
        try {
            answers.again(
                    exchange,
                    exchange.served().application().pages(),
                    page.get().get(),
                    problem.kind().status(),
                    problem.fields(),
                    detail(exchange, problem),
                    problem.code());
        } catch (ProblemException e) {
            answer(exchange, e);
        } catch (RuntimeException e) {
            unexpected(exchange, e);
        }
        return true;
    }

    /** The bare answer, without a line in the record. */
    void answer(Exchange exchange, ProblemException problem) throws IOException {
        if (exchange.response().isCommitted()) {
            return;
        }
        Duration retry = problem.retryAfter();
        if (retry != null || problem.kind() == ProblemKind.UNAVAILABLE) {
            long seconds = retry == null ? 5 : Math.max(1, retry.toSeconds());
            exchange.response().setHeader("Retry-After", Long.toString(seconds));
        }
        if (!exchange.html()) {
            program(exchange, problem);
        } else if (problem.kind() == ProblemKind.NOT_SIGNED_IN) {
            answers.redirect(exchange, signIn(exchange));
        } else {
            page(exchange, problem);
        }
    }

    private static String signIn(Exchange exchange) {
        if (!exchange.reads() || exchange.path().equals("/")) {
            return "/sign-in";
        }
        String query = exchange.request().getQueryString();
        String next = exchange.path() + (query == null ? "" : "?" + query);
        return "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    private void program(Exchange exchange, ProblemException problem) throws IOException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "urn:rawat:problem:" + problem.code());
        json.put("title", title(exchange, problem));
        json.put("status", problem.kind().status());
        json.put("detail", detail(exchange, problem));
        json.put("instance", "urn:rawat:request:" + exchange.id());
        if (!problem.fields().isEmpty()) {
            json.put("errors", errors(exchange, problem));
        }
        Answers.write(
                exchange,
                problem.kind().status(),
                "application/problem+json",
                Answers.json(front, json));
    }

    private List<Map<String, String>> errors(Exchange exchange, ProblemException problem) {
        List<Map<String, String>> errors = new ArrayList<>();
        for (ProblemTexts.FieldText field :
                ProblemWords.fields(messages(exchange), exchange.locale(), problem)) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("pointer", "#/" + field.field().replace('.', '/'));
            error.put("field", field.field());
            error.put("code", field.code());
            error.put("detail", field.message());
            errors.add(error);
        }
        return errors;
    }

    private void page(Exchange exchange, ProblemException problem) throws IOException {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("status", problem.kind().status());
        model.put("title", title(exchange, problem));
        model.put("detail", detail(exchange, problem));
        model.put("unavailable", problem.kind() == ProblemKind.UNAVAILABLE);
        model.put(
                "wrong",
                org.rawat.web.internal.page.FieldTexts.of(
                        messages(exchange), exchange.locale(), problem.fields()));
        byte[] bytes;
        try {
            bytes =
                    renderer.render(exchange, front, Page.of("rawat/problem.ftlh", model))
                            .getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            LOG.error("The problem page of request {} failed", exchange.id(), e);
            bytes = PlainPages.html(problem.kind().status(), exchange.id());
        }
        Answers.write(exchange, problem.kind().status(), "text/html; charset=utf-8", bytes);
    }

    private String title(Exchange exchange, ProblemException problem) {
        return front.messages()
                .text(exchange.locale(), "status." + problem.kind().status(), List.of());
    }

    private String detail(Exchange exchange, ProblemException problem) {
        return ProblemWords.detail(messages(exchange), exchange.locale(), problem);
    }

    private Messages messages(Exchange exchange) {
        return exchange.match()
                .map(served -> served.application().pages().messages())
                .orElse(front.messages());
    }
}
