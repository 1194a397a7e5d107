package org.rawat.web.api;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.rawat.api.Actor;

/**
 * Registered as a service by whoever shows something on another function's page. Asked while that
 * page is rendered, with a deadline; whatever it throws empties its own slot only.
 */
@ConsumerType
public interface SlotSource {
    /** Cards of the dashboard. The subject is empty. */
    String DASHBOARD = "dashboard.cards";

    /**
     * Actions of one appointment. The subject holds {@code appointment}: the appointments API's
     * record.
     */
    String APPOINTMENT_ACTIONS = "appointment.actions";

    /**
     * Actions of one signed prescription, on the pages of its patient and its doctor. The subject
     * holds {@code prescription}: the prescriptions API's record.
     */
    String PRESCRIPTION_ACTIONS = "prescription.actions";

    /** The slot to appear in. */
    String slot();

    /** Smaller comes first; Rawat's own use hundreds. */
    int order();

    /**
     * What this asker gets to see there.
     *
     * @param actor who reads the page
     * @param subject what the page is about, as the slot's constant says
     * @return empty to show nothing
     */
    Optional<Fragment> fragment(Actor actor, Map<String, Object> subject);
}
