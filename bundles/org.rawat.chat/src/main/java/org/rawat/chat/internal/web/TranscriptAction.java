package org.rawat.chat.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversation;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The transcript of a conversation that is closed. */
@Component(service = SlotSource.class)
public final class TranscriptAction implements SlotSource {
    @Override
    public String slot() {
        return CONVERSATION_ACTIONS;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        return subject.get("conversation") instanceof Conversation it && !it.open()
                ? Optional.of(
                        new Fragment(
                                "transcript",
                                Map.of("room", SideChat.room(it.sideOf(actor.requirePerson()), it)),
                                Set.of(it.patientId())))
                : Optional.empty();
    }
}
