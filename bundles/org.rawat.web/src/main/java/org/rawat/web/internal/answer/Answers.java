package org.rawat.web.internal.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.FieldProblem;
import org.rawat.api.PersonId;
import org.rawat.web.api.Done;
import org.rawat.web.api.Download;
import org.rawat.web.api.Form;
import org.rawat.web.api.View;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.page.BundlePages;
import org.rawat.web.internal.page.Page;
import org.rawat.web.internal.page.PageRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a resource returned into bytes: a page for a person, JSON for a program. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private final PageRenderer renderer;
    private final AuditTrail trail;
    private final Notices notices;

    public Answers(PageRenderer renderer, AuditTrail trail, Notices notices) {
        this.renderer = renderer;
        this.trail = trail;
        this.notices = notices;
    }

    /** Sends the answer of a resource method. */
    public void send(Exchange exchange, BundlePages pages, Object answer) throws IOException {
        if (answer instanceof View view) {
            view(exchange, pages, view);
        } else if (answer instanceof Done done) {
            done(exchange, pages, done);
        } else if (answer instanceof Download download) {
            download(exchange, download);
        } else {
            throw new IllegalStateException(
                    "a resource method answers with a View, a Done or a Download, not "
                            + answer.getClass().getName());
        }
    }

    private void view(Exchange exchange, BundlePages pages, View view) throws IOException {
        byte[] bytes =
                exchange.html()
                        ? page(exchange, pages, view, Form.empty(), List.of(), null)
                        : json(pages, view.body());
        trail.shown(exchange, all(exchange, view.shows()));
        write(exchange, view.status(), type(exchange), bytes);
    }

    /** Shows a form's page again, with what was typed and what is wrong. */
    void again(
            Exchange exchange,
            BundlePages pages,
            View view,
            int status,
            List<FieldProblem> problems,
            String problem,
            String code)
            throws IOException {
        byte[] bytes = page(exchange, pages, view, exchange.form(), problems, problem);
        trail.shownAgain(exchange, all(exchange, view.shows()), code);
        write(exchange, status, "text/html; charset=utf-8", bytes);
    }

    private byte[] page(
            Exchange exchange,
            BundlePages pages,
            View view,
            Form form,
            List<FieldProblem> problems,
            @Nullable String problem) {
        Map<String, @Nullable Object> model = new HashMap<>(view.page());
        model.put("body", view.body());
        String html =
                renderer.render(
                        exchange,
                        pages,
                        new Page(view.template() + ".ftlh", model, form, problems, problem));
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private void done(Exchange exchange, BundlePages pages, Done done) throws IOException {
        Done.SessionChange change = done.session();
        if (change != null) {
            session(exchange, change);
        }
        if (exchange.html()) {
            String notice = done.notice();
            if (notice != null) {
                notices.keep(exchange, pages.name(), notice);
            }
            redirect(exchange, done.location());
            return;
        }
        if (done.status() == HttpServletResponse.SC_CREATED) {
            exchange.response().setHeader("Location", done.location());
        }
        Object body = done.body();
        if (body == null) {
            write(exchange, HttpServletResponse.SC_NO_CONTENT, null, new byte[0]);
        } else {
            write(exchange, done.status(), "application/json", json(pages, body));
        }
    }

    private static void session(Exchange exchange, Done.SessionChange change) {
        String token = change.token();
        if (token != null) {
            exchange.cookies().session(token, change.lifetime());
        } else {
            exchange.cookies().endSession();
            exchange.response().setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        }
    }

    private void download(Exchange exchange, Download download) throws IOException {
        trail.shown(exchange, all(exchange, download.shows()));
        HttpServletResponse response = exchange.response();
        response.setHeader(
                "Content-Security-Policy",
                download.inline()
                        ? "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
                                + " object-src 'self'; frame-ancestors 'none'"
                        : "default-src 'none'; sandbox; frame-ancestors 'none'");
        response.setHeader(
                "Content-Disposition",
                (download.inline() ? "inline" : "attachment")
                        + "; filename=\""
                        + download.fileName().replaceAll("[^A-Za-z0-9._ -]", "_")
                        + "\"; filename*=UTF-8''"
                        + URLEncoder.encode(download.fileName(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        write(exchange, HttpServletResponse.SC_OK, download.contentType(), download.bytes());
    }

    /** Sends a browser to another page, which it GETs. */
    void redirect(Exchange exchange, String location) throws IOException {
        exchange.response().setHeader("Location", location);
        write(exchange, HttpServletResponse.SC_SEE_OTHER, null, new byte[0]);
    }

    static void write(Exchange exchange, int status, @Nullable String type, byte[] bytes)
            throws IOException {
        HttpServletResponse response = exchange.response();
        response.setStatus(status);
        if (!response.containsHeader("Vary")) {
            response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        }
        if (type != null) {
            response.setContentType(type);
        }
        response.setContentLength(bytes.length);
        if (status >= 400 && !readToTheEnd(exchange.request())) {
            // The rest of the body would be taken for the next request: say that the line ends.
            response.setHeader("Connection", "close");
        }
        if (!exchange.request().getMethod().equals("HEAD")) {
            try {
                response.getOutputStream().write(bytes);
            } catch (IOException gone) {
                LOG.debug("Whoever asked did not wait for the answer", gone);
            }
        }
    }

    private static boolean readToTheEnd(HttpServletRequest request) throws IOException {
        boolean sent =
                request.getContentLengthLong() > 0
                        || request.getHeader("Transfer-Encoding") != null;
        return !sent || request.getInputStream().isFinished();
    }

    static byte[] json(BundlePages pages, Object body) {
        try {
            return pages.json().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for " + body.getClass().getName(), e);
        }
    }

    private static String type(Exchange exchange) {
        return exchange.html() ? "text/html; charset=utf-8" : "application/json";
    }

    private static Set<PersonId> all(Exchange exchange, Set<PersonId> shows) {
        Set<PersonId> all = new HashSet<>(shows);
        all.addAll(exchange.shown());
        return all;
    }
}
