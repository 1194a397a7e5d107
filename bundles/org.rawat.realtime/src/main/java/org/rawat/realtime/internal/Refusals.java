package org.rawat.realtime.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.realtime.internal.wire.Frames;
import org.rawat.web.api.ProblemTexts;

/** Says no in the reader's language. */
@Component(service = Refusals.class)
public final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final ProblemTexts texts;
    private final Bundle own;

    @Activate
    public Refusals(BundleContext context, @Reference ProblemTexts texts) {
        this(context.getBundle(), texts);
    }

    Refusals(Bundle own, ProblemTexts texts) {
        this.own = own;
        this.texts = texts;
    }

    /** A problem of the sockets themselves. */
    String frame(@Nullable String id, Locale locale, ProblemException problem) {
        return frame(id, own, locale, problem);
    }

    /** A problem of the function that this bundle is. */
    String frame(@Nullable String id, Bundle bundle, Locale locale, ProblemException problem) {
        ProblemTexts.Text text = texts.text(bundle, locale, problem);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("kind", problem.kind().name());
        error.put("code", problem.code());
        error.put("message", text.message());
        Duration retry = problem.retryAfter();
        if (retry != null || problem.kind() == ProblemKind.UNAVAILABLE) {
            error.put("retryAfter", Math.max(1, (retry == null ? SOON : retry).toSeconds()));
        }
        if (!text.fields().isEmpty()) {
            List<Map<String, Object>> fields =
                    text.fields().stream()
                            .map(
                                    field ->
                                            Map.<String, Object>of(
                                                    "field", field.field(),
                                                    "code", field.code(),
                                                    "message", field.message()))
                            .toList();
            error.put("fields", fields);
        }
        return Frames.refusal(id, error);
    }

    static ProblemException busy() {
        return ProblemException.unavailable("busy", SOON, null);
    }

    static ProblemException late() {
        return ProblemException.unavailable("late", SOON, null);
    }
}
