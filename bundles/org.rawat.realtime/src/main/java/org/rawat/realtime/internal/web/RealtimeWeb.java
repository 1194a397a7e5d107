package org.rawat.realtime.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.realtime.internal.Tickets;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;
import org.rawat.web.api.WebFunction;

/** The tickets' route, and the element on every page that holds the socket. */
@Component(service = {WebFunction.class, SlotSource.class})
public final class RealtimeWeb implements WebFunction, SlotSource {
    private final Tickets tickets;

    @Activate
    public RealtimeWeb(@Reference Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String name() {
        return "realtime";
    }

    @Override
    public Set<Object> resources() {
        return Set.of(new TicketsResource(tickets));
    }

    @Override
    public String slot() {
        return PAGE_LIVE;
    }

    /** Before the modules that use it. */
    @Override
    public int order() {
        return 0;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        AccountId account = actor.accountId();
        if (account == null || !(subject.get("session") instanceof String session)) {
            return Optional.empty();
        }
        Map<String, String> model =
                Map.of("account", account.toString(), "ticket", tickets.issue(session));
        return Optional.of(Fragment.of("live", model));
    }
}
