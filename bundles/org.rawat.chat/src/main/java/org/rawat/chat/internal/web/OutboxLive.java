package org.rawat.chat.internal.web;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** On every page of patients and doctors: sends what was written before and could not go yet. */
@Component(service = SlotSource.class)
public final class OutboxLive implements SlotSource {
    @Override
    public String slot() {
        return PAGE_LIVE;
    }

    @Override
    public int order() {
        return 450;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        return actor.isAny(Role.PATIENT, Role.DOCTOR)
                ? Optional.of(Fragment.of("live", Map.of()))
                : Optional.empty();
    }
}
