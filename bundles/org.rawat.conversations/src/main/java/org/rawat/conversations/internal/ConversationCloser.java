package org.rawat.conversations.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.EventListener;
import org.rawat.api.RawatEvent;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentEvent;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.ConversationStore.Reason;
import org.rawat.conversations.internal.store.StoredConversation;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes conversations whose appointment was cancelled, as soon as that is heard, and those whose
 * window is over. Nobody can write in either before: sending looks at the appointment and at the
 * clock itself. What was not heard (Rawat was killed) is found by the timer.
 */
@Component(service = EventListener.class, immediate = true)
public final class ConversationCloser implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConversationCloser.class);
    private static final Actor TIMER = Actor.timer("conversations");
    private static final int ROWS = 200;

    private final ConversationStore conversations;
    private final ConversationDoor door;
    private final Appointments appointments;
    private final ConversationSettings settings;
    private final UnitOfWork units;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Activate
    public ConversationCloser(
            @Reference ConversationStore conversations,
            @Reference ConversationDoor door,
            @Reference Appointments appointments,
            @Reference ConversationSettings settings,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.conversations = conversations;
        this.door = door;
        this.appointments = appointments;
        this.settings = settings;
        this.units = units;
        this.clock = clock;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-conversations-closer");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(this::sweep, 5, 60, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    @Override
    public void on(RawatEvent event) {
        if (event instanceof AppointmentEvent.Moved moved
                && moved.status() == AppointmentStatus.CANCELLED) {
            try {
                units.run(
                        () ->
                                conversations
                                        .ofAppointment(moved.appointment())
                                        .ifPresent(it -> close(it.id(), Reason.CANCELLED)));
            } catch (RuntimeException e) {
                LOG.debug("Conversation of {} is closed later", moved.appointment(), e);
            }
        }
    }

    /** Closes what is to be closed by now. */
    void sweep() {
        try {
            closeOver();
            closeCancelled();
        } catch (RuntimeException e) {
            // The database is away for a moment; the next round finds the same rows.
            LOG.debug("Conversations could not be closed", e);
        }
    }

    private void closeOver() {
        List<StoredConversation> over;
        do {
            over =
                    units.call(
                            () ->
                                    conversations.over(
                                            clock.instant().minus(settings.window()), ROWS));
            over.forEach(it -> units.run(() -> close(it.id(), Reason.WINDOW)));
        } while (over.size() == ROWS);
    }

    private void closeCancelled() {
        UUID after = new UUID(0, 0);
        List<StoredConversation> some;
        do {
            UUID from = after;
            some = units.call(() -> conversations.notClosed(from, ROWS));
            Set<AppointmentId> cancelled = cancelled(some);
            some.stream()
                    .filter(it -> cancelled.contains(it.appointmentId()))
                    .forEach(it -> units.run(() -> close(it.id(), Reason.CANCELLED)));
            after = some.isEmpty() ? after : some.get(some.size() - 1).id().value();
        } while (some.size() == ROWS);
    }

    private Set<AppointmentId> cancelled(List<StoredConversation> some) {
        Map<AppointmentId, Appointment> visits =
                appointments.findAll(some.stream().map(StoredConversation::appointmentId).toList());
        Set<AppointmentId> found = new HashSet<>();
        Predicate<Appointment> isCancelled = it -> it.status() == AppointmentStatus.CANCELLED;
        visits.values().stream().filter(isCancelled).forEach(it -> found.add(it.id()));
        return found;
    }

    private void close(ConversationId id, Reason reason) {
        conversations.lock(List.of(id)).stream()
                .filter(it -> it.closedAt() == null)
                .forEach(it -> door.close(TIMER, it, reason));
    }
}
