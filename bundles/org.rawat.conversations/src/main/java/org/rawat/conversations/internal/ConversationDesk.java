package org.rawat.conversations.internal;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.appointments.api.Appointment;

/** What the page of an appointment needs to know before a conversation is opened. */
@Component(service = ConversationDesk.class)
public final class ConversationDesk {
    private final ConversationSettings settings;
    private final Clock clock;

    @Activate
    public ConversationDesk(
            @Reference ConversationSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether this asker would take part in the appointment's conversation. */
    public boolean takesPart(Actor actor, Appointment visit) {
        return ConversationAccess.takesPart(actor, visit.patientId(), visit.doctorId());
    }

    /** Whether the appointment's window is over. */
    public boolean over(Appointment visit) {
        return !clock.instant().isBefore(visit.endsAt().plus(settings.window()));
    }
}
