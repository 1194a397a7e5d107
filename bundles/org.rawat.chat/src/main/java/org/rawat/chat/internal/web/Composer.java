package org.rawat.chat.internal.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.chat.internal.QuickReplies;
import org.rawat.chat.internal.QuickReply;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Side;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** Where a message is written, in the room of a conversation that is open. */
@Component(service = SlotSource.class)
public final class Composer implements SlotSource {
    private final QuickReplies quick;

    @Activate
    public Composer(@Reference QuickReplies quick) {
        this.quick = quick;
    }

    @Override
    public String slot() {
        return CONVERSATION_COMPOSER;
    }

    @Override
    public int order() {
        return 100;
    }

    /** A quick reply with its text filled in for this conversation. */
    record Ready(QuickReply reply, String text) {}

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!(subject.get("conversation") instanceof Conversation it) || !it.open()) {
            return Optional.empty();
        }
        Side side = it.sideOf(actor.requirePerson());
        List<Ready> ready =
                side == Side.DOCTOR
                        ? quick.list(actor).stream()
                                .map(one -> new Ready(one, quick.filled(actor, one, it)))
                                .toList()
                        : List.of();
        return Optional.of(
                new Fragment(
                        "composer",
                        Map.of(
                                "room", SideChat.room(side, it),
                                "conversation", it,
                                "side", side,
                                "quick", ready),
                        Set.of(it.patientId())));
    }
}
