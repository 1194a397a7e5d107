package org.rawat.calls.internal.web;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** On every page: what rings when somebody calls. */
@Component(service = SlotSource.class)
public final class IncomingCalls implements SlotSource {
    @Override
    public String slot() {
        return PAGE_LIVE;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        return actor.isAny(Role.PATIENT, Role.DOCTOR)
                ? Optional.of(
                        Fragment.of(
                                "incoming", Map.of("account", actor.requireAccount().toString())))
                : Optional.empty();
    }
}
