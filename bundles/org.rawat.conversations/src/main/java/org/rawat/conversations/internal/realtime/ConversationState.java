package org.rawat.conversations.internal.realtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Unread;
import org.rawat.conversations.internal.UnreadTeller;
import org.rawat.realtime.api.spi.StateSource;

/** What a page needs to know of conversations when it comes: how much is unread, and where. */
@Component(service = StateSource.class)
public final class ConversationState implements StateSource {
    private final Conversations conversations;

    @Activate
    public ConversationState(@Reference Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public String name() {
        return "unread";
    }

    @Override
    public Map<String, ?> state(Actor actor) {
        Unread unread = conversations.unread(actor);
        Map<String, Object> each = new LinkedHashMap<>();
        unread.conversations().forEach((id, count) -> each.put(id.toString(), count));
        Map<String, Object> state = UnreadTeller.tree(unread);
        state.put("conversations", each);
        return state;
    }
}
