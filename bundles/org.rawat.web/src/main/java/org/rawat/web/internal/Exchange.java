package org.rawat.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.web.api.Form;
import org.rawat.web.api.RequestInfo;
import org.rawat.web.internal.request.Cookies;
import org.rawat.web.internal.request.Origin;
import org.rawat.web.internal.routes.ServedRoute;

/** One request under way, from the filter to the last byte. Belongs to one thread. */
public final class Exchange {
    public static final String ATTRIBUTE = "org.rawat.web.exchange";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String id;
    private final String nonce;
    private final Origin origin;
    private final Cookies cookies;
    private final boolean html;
    private final Set<PersonId> shown = new HashSet<>();
    private final Map<String, Duration> waited = new HashMap<>();
    private Actor actor;
    private Locale locale;
    private @Nullable Locale accountLocale;
    private @Nullable ServedRoute served;
    private Map<String, String> parameters = Map.of();
    private Form form = Form.empty();

    public Exchange(
            HttpServletRequest request,
            HttpServletResponse response,
            String id,
            String nonce,
            Origin origin,
            Cookies cookies,
            boolean html,
            Actor nobody) {
        this.request = request;
        this.response = response;
        this.id = id;
        this.nonce = nonce;
        this.origin = origin;
        this.cookies = cookies;
        this.html = html;
        this.actor = nobody;
        this.locale = nobody.locale();
    }

    public HttpServletRequest request() {
        return request;
    }

    public HttpServletResponse response() {
        return response;
    }

    /** The request's id, which a problem page shows and the log holds. */
    public String id() {
        return id;
    }

    public String nonce() {
        return nonce;
    }

    public Origin origin() {
        return origin;
    }

    public Cookies cookies() {
        return cookies;
    }

    /** Whether a person's browser asks, rather than a program. */
    public boolean html() {
        return html;
    }

    public Actor actor() {
        return actor;
    }

    public Locale locale() {
        return locale;
    }

    /**
     * Notes who asks. To whoever answers, the asker reads in the language of this browser's pages,
     * so that no sentence stands on them in another.
     */
    public void identified(Actor who, Locale reads) {
        actor =
                new Actor(
                        who.kind(),
                        who.name(),
                        who.accountId(),
                        who.personId(),
                        who.roles(),
                        who.actsFor(),
                        reads,
                        who.zone());
        locale = reads;
        accountLocale = who.locale();
    }

    /** The language of the asker's account, whatever this browser shows; null without one. */
    public @Nullable Locale accountLocale() {
        return accountLocale;
    }

    /** Notes which row answers. */
    public void matched(ServedRoute row, Map<String, String> values) {
        served = row;
        parameters = values;
    }

    /** The matched row. */
    public ServedRoute served() {
        ServedRoute row = served;
        if (row == null) {
            throw new IllegalStateException("no route was matched");
        }
        return row;
    }

    /** The matched row, if there is one yet. */
    public Optional<ServedRoute> match() {
        return Optional.ofNullable(served);
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    public Form form() {
        return form;
    }

    public void sent(Form newForm) {
        form = newForm;
    }

    /** Notes persons whose data a part of the page shows. */
    public void shows(Set<PersonId> persons) {
        shown.addAll(persons);
    }

    public Set<PersonId> shown() {
        return Set.copyOf(shown);
    }

    /** How long this page has waited for a slot so far. */
    public Duration waited(String slot) {
        return waited.getOrDefault(slot, Duration.ZERO);
    }

    /** Notes that this page has waited for a slot. */
    public void waited(String slot, Duration time) {
        waited.merge(slot, time, Duration::plus);
    }

    /** GET or HEAD. */
    public boolean reads() {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** The path as it was sent. */
    public String path() {
        return request.getRequestURI();
    }

    public RequestInfo info() {
        String agent = request.getHeader("User-Agent");
        return new RequestInfo(
                id,
                origin.address(),
                agent == null || agent.length() <= 300 ? agent : agent.substring(0, 300),
                locale,
                origin.publicUrl(),
                cookies.session().orElse(null));
    }
}
