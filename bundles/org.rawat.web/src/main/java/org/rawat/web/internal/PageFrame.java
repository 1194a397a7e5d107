package org.rawat.web.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.web.api.NavigationEntry.Place;
import org.rawat.web.internal.answer.Notices;
import org.rawat.web.internal.page.BundlePages;
import org.rawat.web.internal.page.Navigation;
import org.rawat.web.internal.page.PageLibrary;
import org.rawat.web.internal.page.PageRenderer;
import org.rawat.web.internal.request.Cookies;
import org.rawat.web.internal.routes.Functions;
import org.rawat.web.internal.routes.RouteTable;

/** What stands around every page. */
final class PageFrame implements PageRenderer.Frame {
    private final Functions functions;
    private final Navigation navigation;
    private final Notices notices;
    private final PageLibrary library;
    private final BundlePages front;

    PageFrame(Functions functions, Navigation navigation, Notices notices, PageLibrary library) {
        this.functions = functions;
        this.navigation = navigation;
        this.notices = notices;
        this.library = library;
        this.front = library.front();
    }

    @Override
    public Map<String, @Nullable Object> values(Exchange exchange) {
        RouteTable table = functions.table();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("main", menu(exchange, Place.MAIN));
        values.put("profile", menu(exchange, Place.PROFILE));
        values.put("quick", menu(exchange, Place.QUICK_ACTION));
        values.put("administration", menu(exchange, Place.ADMINISTRATION));
        values.put("signIn", table.serves("GET", "/sign-in"));
        values.put("register", table.serves("GET", "/register"));
        values.put("signOut", table.serves("POST", "/sign-out"));
        values.put("theme", theme(exchange));
        values.put("notice", notice(exchange));
        values.put("css", List.of(front.address("tabler.min.css"), front.address("rawat.css")));
        values.put("script", front.address("rawat.js"));
        values.put("icon", front.address("icon.svg"));
        return values;
    }

    private List<Navigation.Item> menu(Exchange exchange, Place place) {
        return navigation.items(place, exchange.actor(), exchange.locale(), exchange.path());
    }

    private static String theme(Exchange exchange) {
        return exchange.cookies()
                .value(Cookies.THEME)
                .filter(theme -> theme.equals("light") || theme.equals("dark"))
                .orElse("auto");
    }

    private @Nullable String notice(Exchange exchange) {
        return notices.take(exchange)
                .map(
                        notice ->
                                library.named(notice.function())
                                        .orElse(front)
                                        .messages()
                                        .text(exchange.locale(), notice.key(), List.of()))
                .orElse(null);
    }
}
