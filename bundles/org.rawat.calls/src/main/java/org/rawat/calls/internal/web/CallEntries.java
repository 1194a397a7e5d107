package org.rawat.calls.internal.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Entry;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** How a call stands in the thread. */
@Component(service = SlotSource.class)
public final class CallEntries implements SlotSource {
    @Override
    public String slot() {
        return CONVERSATION_ENTRY;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!(subject.get("entry") instanceof Entry entry) || !entry.kind().isCall()) {
            return Optional.empty();
        }
        boolean outgoing = entry.sender().equals(actor.personId());
        if (subject.get("conversation") instanceof Conversation conversation) {
            // Whoever of one's own side called: another parent's call is no missed one.
            outgoing = conversation.sideOf(actor.requirePerson()) == entry.side();
        }
        Map<String, Object> model = new HashMap<>();
        model.put("key", "call." + (outgoing ? "out" : "in") + "." + text(entry, "status"));
        model.put("type", text(entry, "type"));
        model.put("call", text(entry, "call"));
        model.put("conversation", entry.conversation().toString());
        model.put("seconds", seconds(entry));
        return Optional.of(Fragment.of("entry", model));
    }

    private static String text(Entry entry, String key) {
        return entry.metadata().get(key) instanceof String text ? text : "";
    }

    private static long seconds(Entry entry) {
        return entry.metadata().get("durationSeconds") instanceof Number number
                ? number.longValue()
                : 0;
    }
}
