package org.rawat.web.internal.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Role;
import org.rawat.web.api.SlotSource;
import org.rawat.web.internal.Exchange;
import org.rawat.web.internal.request.Languages;

/** The words every template may use. */
final class TemplateHelpers {
    private final PageRenderer renderer;
    private final Exchange exchange;
    private final BundlePages pages;

    TemplateHelpers(PageRenderer renderer, Exchange exchange, BundlePages pages) {
        this.renderer = renderer;
        this.exchange = exchange;
        this.pages = pages;
    }

    Map<String, @Nullable Object> all() {
        TimeText times = new TimeText(exchange.locale(), exchange.actor().zone());
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("actor", exchange.actor());
        all.put("nonce", exchange.nonce());
        all.put("lang", Languages.tag(exchange.locale()));
        all.put("path", exchange.path());
        all.put("requestId", exchange.id());
        all.put("csrfToken", method(args -> renderer.csrf(exchange)));
        all.put("newKey", method(args -> UUID.randomUUID().toString()));
        all.put("msg", method(this::message));
        all.put("has", method(args -> exchange.actor().is(Role.valueOf(text(args, 0)))));
        all.put("asset", method(args -> pages.address(text(args, 0))));
        all.put("date", method(args -> times.date(value(args, 0), zone(args))));
        all.put("time", method(args -> times.time(value(args, 0), zone(args))));
        all.put("dateTime", method(args -> times.dateTime(value(args, 0), zone(args))));
        all.put("money", method(args -> money((Number) value(args, 0))));
        all.put("slot", method(this::slot));
        all.put("live", method(args -> live()));
        return all;
    }

    private Object message(List<?> args) {
        return pages.messages()
                .text(exchange.locale(), text(args, 0), args.subList(1, args.size()));
    }

    private Object slot(List<?> args) {
        Map<String, Object> subject = new HashMap<>();
        if (args.size() > 1 && args.get(1) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> subject.put(String.valueOf(key), value));
        }
        return slot(text(args, 0), subject);
    }

    /** What listens to the socket on this page. */
    private Object live() {
        String session = exchange.info().sessionHash();
        return slot(
                SlotSource.PAGE_LIVE,
                exchange.actor().signedIn() && session != null
                        ? Map.of("session", session)
                        : Map.of());
    }

    private Object slot(String name, Map<String, Object> subject) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(renderer.slot(exchange, name, subject));
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of hundredths of a rupiah: {@code Rp 12.500}; nobody writes hundredths that are zero. */
    private static String money(Number minorUnits) {
        NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag("id"));
        boolean whole = minorUnits.longValue() % 100 == 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(2);
        return "Rp " + format.format(BigDecimal.valueOf(minorUnits.longValue(), 2));
    }

    private static @Nullable ZoneId zone(List<?> args) {
        Object zone = args.size() > 1 ? args.get(1) : null;
        return zone == null ? null : zone instanceof ZoneId id ? id : ZoneId.of(zone.toString());
    }

    private static String text(List<?> args, int index) {
        return value(args, index).toString();
    }

    private static Object value(List<?> args, int index) {
        Object value = index < args.size() ? args.get(index) : null;
        if (value == null) {
            throw new IllegalArgumentException("argument " + (index + 1) + " is missing");
        }
        return value;
    }

    private static TemplateMethodModelEx method(Function<List<?>, Object> body) {
        return arguments -> {
            List<@Nullable Object> plain = new java.util.ArrayList<>();
            for (Object argument : arguments) {
                plain.add(
                        argument == null
                                ? null
                                : DeepUnwrap.permissiveUnwrap((TemplateModel) argument));
            }
            try {
                return body.apply(plain);
            } catch (RuntimeException e) {
                throw new TemplateModelException(e);
            }
        };
    }
}
