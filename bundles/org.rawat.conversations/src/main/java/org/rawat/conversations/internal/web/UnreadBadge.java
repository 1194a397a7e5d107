package org.rawat.conversations.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.api.Unread;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** How much is unread, beside the menu entry of each side on every page. */
@Component(service = SlotSource.class)
public final class UnreadBadge implements SlotSource {
    private final Conversations conversations;

    @Activate
    public UnreadBadge(@Reference Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public String slot() {
        return NAVIGATION_BADGE;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        Object entry = subject.get("entry");
        if (ConversationsNavigation.MINE.equals(entry)) {
            return Optional.of(badge(Side.PATIENT, conversations.unread(actor)));
        }
        return ConversationsNavigation.DOCTOR.equals(entry)
                ? Optional.of(badge(Side.DOCTOR, conversations.unread(actor)))
                : Optional.empty();
    }

    private static Fragment badge(Side side, Unread unread) {
        long count = side == Side.DOCTOR ? unread.asDoctor() : unread.asPatient();
        return new Fragment("badge", Map.of("side", side, "count", count), Set.of());
    }
}
