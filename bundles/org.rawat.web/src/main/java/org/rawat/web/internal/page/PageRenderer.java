package org.rawat.web.internal.page;

import freemarker.core.Environment;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.web.api.Form;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.request.CsrfGuard;

/** Fills templates. The whole page is in memory before its first byte leaves. */
public final class PageRenderer {
    /** What a page's frame shows: menus, links, theme, notice. */
    public interface Frame {
        Map<String, @Nullable Object> values(Exchange exchange);
    }

    private final CsrfGuard csrf;
    private final Slots slots;
    private final Duration slotDeadline;
    private final Frame frame;

    public PageRenderer(CsrfGuard csrf, Slots slots, Duration slotDeadline, Frame frame) {
        this.csrf = csrf;
        this.slots = slots;
        this.slotDeadline = slotDeadline;
        this.frame = frame;
    }

    /** Renders a whole page. */
    public String render(Exchange exchange, BundlePages pages, Page page) {
        Map<String, @Nullable Object> model = new HashMap<>(page.model());
        model.put("form", page.form());
        model.put("problem", page.problem());
        model.put("errors", FieldTexts.of(pages.messages(), exchange.locale(), page.problems()));
        model.put("frame", frame.values(exchange));
        return fill(exchange, pages, page.template(), model);
    }

    /**
     * The contributions to a slot as HTML, each rendered by itself. A slot that stands on a page
     * many times has one deadline for all of them.
     */
    String slot(Exchange exchange, String name, Map<String, Object> subject) {
        StringBuilder html = new StringBuilder();
        long begin = System.nanoTime();
        Duration left = slotDeadline.minus(exchange.waited(name));
        List<Slots.Filled> all = slots.fill(name, exchange.actor(), subject, left);
        exchange.waited(name, Duration.ofNanos(System.nanoTime() - begin));
        for (Slots.Filled filled : all) {
            try {
                html.append(
                        fill(
                                exchange,
                                filled.pages(),
                                filled.fragment().template() + ".ftlh",
                                new HashMap<>(filled.fragment().model())));
                exchange.shows(filled.fragment().shows());
            } catch (RuntimeException e) {
                slots.broken(filled.fragment().template(), filled.pages(), e);
            }
        }
        return html.toString();
    }

    String csrf(Exchange exchange) {
        return csrf.token(exchange);
    }

    private String fill(
            Exchange exchange,
            BundlePages pages,
            String template,
            Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> model = new HashMap<>(values);
        model.putIfAbsent("form", Form.empty());
        model.putIfAbsent("errors", Map.of());
        model.putAll(new TemplateHelpers(this, exchange, pages).all());
        StringWriter out = new StringWriter(16_384);
        try {
            Environment environment =
                    pages.templates().getTemplate(template).createProcessingEnvironment(model, out);
            environment.setLocale(exchange.locale());
            environment.process();
        } catch (IOException | TemplateException e) {
            throw new PageFailure("the template " + template + " of " + pages.name(), e);
        }
        return out.toString();
    }

    /** A template that cannot be filled: a defect of whoever wrote it. */
    public static final class PageFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PageFailure(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
