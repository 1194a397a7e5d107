package org.rawat.calls.internal.web;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversation;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The two buttons in the room of a conversation in which one may talk. */
@Component(service = SlotSource.class)
public final class CallButtons implements SlotSource {
    @Override
    public String slot() {
        return CONVERSATION_ACTIONS;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        return subject.get("conversation") instanceof Conversation conversation
                        && conversation.open()
                ? Optional.of(Fragment.of("buttons", Map.of("conversation", conversation.id())))
                : Optional.empty();
    }
}
