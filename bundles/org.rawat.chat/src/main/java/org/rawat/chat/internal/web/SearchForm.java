package org.rawat.chat.internal.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.Actor;
import org.rawat.conversations.api.Side;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** Looking for words, above a list of conversations. */
@Component(service = SlotSource.class)
public final class SearchForm implements SlotSource {
    @Override
    public String slot() {
        return CONVERSATION_LIST;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        Side side =
                "DOCTOR".equals(String.valueOf(subject.get("side"))) ? Side.DOCTOR : Side.PATIENT;
        return Optional.of(
                new Fragment(
                        "search-form",
                        Map.of("base", SideChat.list(side), "side", side),
                        Set.of()));
    }
}
