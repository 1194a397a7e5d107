package org.rawat.calls.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.internal.CallWords;
import org.rawat.web.api.View;

/** What pages say about calls. */
final class CallPages {
    private final CallWords words;

    CallPages(CallWords words) {
        this.words = words;
    }

    View window(Actor actor, CallSession call) {
        return View.of("call", call)
                .with("view", view(actor, call))
                .with("account", actor.requireAccount().toString())
                .showing(people(call));
    }

    View list(Actor actor, Page<CallSession> page) {
        List<CallView> rows = page.items().stream().map(it -> view(actor, it)).toList();
        return View.of("calls", page)
                .with("rows", rows)
                .showing(
                        page.items().stream()
                                .flatMap(it -> people(it).stream())
                                .distinct()
                                .toList());
    }

    private CallView view(Actor actor, CallSession call) {
        boolean outgoing = outgoing(actor, call);
        PersonId other = outgoing ? call.calledPerson() : call.callerPerson();
        String status = call.status().name().toLowerCase(Locale.ROOT);
        return new CallView(
                call,
                words.name(other),
                outgoing,
                "call." + (outgoing ? "out" : "in") + "." + status,
                room(actor, call));
    }

    /** Whether the reader stands on the side that called. */
    private static boolean outgoing(Actor actor, CallSession call) {
        return !actor.mayActFor(call.calledPerson());
    }

    private static String room(Actor actor, CallSession call) {
        boolean doctor =
                actor.is(Role.DOCTOR)
                        && (call.callerPerson().equals(actor.personId())
                                || call.calledPerson().equals(actor.personId()));
        return (doctor ? "/doctor/messages/" : "/messages/") + call.conversationId();
    }

    private static Set<PersonId> people(CallSession call) {
        return Set.of(call.callerPerson(), call.calledPerson());
    }
}
