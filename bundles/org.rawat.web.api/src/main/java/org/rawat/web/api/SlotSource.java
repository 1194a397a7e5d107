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

    /**
     * On every page of whoever is signed in, at its end: where modules live that listen to the
     * socket. Shows nothing by itself. The subject holds {@code session}: the SHA-256 of the
     * session's token in lower-case hexadecimal.
     */
    String PAGE_LIVE = "page.live";

    /**
     * A number beside an entry of the main menu, on every page. The subject holds {@code entry}:
     * the id of the {@link NavigationEntry}. Asked for each entry of each page, so it answers
     * quickly and empty for entries that are not its own.
     */
    String NAVIGATION_BADGE = "navigation.badge";

    /**
     * Where a message is written, in the room of a conversation that is open for this reader. The
     * subject holds {@code conversation}: the conversations API's record.
     */
    String CONVERSATION_COMPOSER = "conversation.composer";

    /**
     * Actions of a conversation, at the head of its room. The subject holds {@code conversation}:
     * the conversations API's record.
     */
    String CONVERSATION_ACTIONS = "conversation.actions";

    /**
     * Above a list of conversations. The subject holds {@code side}: on which side the reader
     * stands, as the conversations API says it.
     */
    String CONVERSATION_LIST = "conversation.list";

    /**
     * How one entry of a conversation is shown; the first fragment that is not empty shows it, else
     * its plain text. The subject holds {@code entry}: the conversations API's record.
     */
    String CONVERSATION_ENTRY = "conversation.entry";

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
