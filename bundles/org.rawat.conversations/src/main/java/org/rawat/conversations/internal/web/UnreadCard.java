package org.rawat.conversations.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Unread;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** The dashboard's card: how many messages wait to be read. */
@Component(service = SlotSource.class)
public final class UnreadCard implements SlotSource {
    private final Conversations conversations;

    @Activate
    public UnreadCard(@Reference Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public String slot() {
        return DASHBOARD;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!actor.isAny(Role.PATIENT, Role.DOCTOR)) {
            return Optional.empty();
        }
        Unread unread = conversations.unread(actor);
        return Optional.of(
                new Fragment(
                        "card",
                        Map.of(
                                "asPatient", unread.asPatient(),
                                "asDoctor", unread.asDoctor(),
                                "patient", actor.is(Role.PATIENT),
                                "doctor", actor.is(Role.DOCTOR)),
                        Set.of()));
    }
}
