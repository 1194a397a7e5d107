package org.rawat.conversations.internal.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.internal.ConversationDesk;
import org.rawat.web.api.Fragment;
import org.rawat.web.api.SlotSource;

/** On the page of an appointment: whoever takes part opens its conversation, or finds it. */
@Component(service = SlotSource.class)
public final class ChatForVisit implements SlotSource {
    private final Conversations conversations;
    private final ConversationDesk desk;

    @Activate
    public ChatForVisit(@Reference Conversations conversations, @Reference ConversationDesk desk) {
        this.conversations = conversations;
        this.desk = desk;
    }

    @Override
    public String slot() {
        return APPOINTMENT_ACTIONS;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Optional<Fragment> fragment(Actor actor, Map<String, Object> subject) {
        if (!(subject.get("appointment") instanceof Appointment appointment)
                || !desk.takesPart(actor, appointment)) {
            return Optional.empty();
        }
        Optional<Conversation> there = conversations.ofAppointment(actor, appointment.id());
        boolean mayOpen =
                appointment.status() == AppointmentStatus.CONFIRMED
                        || appointment.status() == AppointmentStatus.COMPLETED;
        if (there.isEmpty() && (!mayOpen || desk.over(appointment))) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("appointment", appointment.id());
        model.put(
                "room", there.map(it -> Address.room(RoomPages.side(actor, it), it)).orElse(null));
        return Optional.of(new Fragment("action", model, Set.of(appointment.patientId())));
    }
}
