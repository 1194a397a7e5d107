package org.rawat.calls.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.calls.internal.store.StoredCall;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.api.Threads;
import org.rawat.identity.api.Accounts;

/** Who takes part, and who may call whom. Inside the caller's unit of work. */
@Component(service = CallParty.class)
public final class CallParty {
    private final Threads threads;
    private final Appointments appointments;
    private final Accounts accounts;

    @Activate
    public CallParty(
            @Reference Threads threads,
            @Reference Appointments appointments,
            @Reference Accounts accounts) {
        this.threads = threads;
        this.appointments = appointments;
        this.accounts = accounts;
    }

    /**
     * The two sides, as the caller sees them.
     *
     * @param callerSide who of the caller's side is in at most one live call
     * @param calledPerson the person of the other side
     * @param called the accounts that ring
     */
    public record Sides(Set<PersonId> callerSide, PersonId calledPerson, Set<AccountId> called) {
        public Sides {
            callerSide = Set.copyOf(callerSide);
            called = Set.copyOf(called);
        }
    }

    /**
     * A conversation in which this asker may call now.
     *
     * @throws ProblemException not found; conflict {@code conversation-closed}, {@code
     *     conversation-locked}, {@code not-confirmed}
     */
    Conversation callable(Actor actor, ConversationId id) {
        Conversation conversation = threads.requireOpen(actor, id);
        boolean confirmed =
                appointments
                        .find(conversation.appointmentId())
                        .map(Appointment::status)
                        .filter(
                                it ->
                                        it == AppointmentStatus.CONFIRMED
                                                || it == AppointmentStatus.COMPLETED)
                        .isPresent();
        if (!confirmed) {
            throw ProblemException.conflict("not-confirmed");
        }
        return conversation;
    }

    /**
     * Who calls whom.
     *
     * @throws ProblemException conflict {@code nobody-there}, when the other side has no account
     */
    Sides sides(Actor actor, Conversation conversation) {
        PersonId caller = actor.requirePerson();
        boolean byDoctor = conversation.sideOf(caller) == Side.DOCTOR;
        PersonId own = byDoctor ? conversation.doctorId() : conversation.patientId();
        PersonId other = byDoctor ? conversation.patientId() : conversation.doctorId();
        Set<AccountId> called =
                new HashSet<>(accounts.actingFor(Set.of(other)).getOrDefault(other, Set.of()));
        called.retainAll(participants(conversation.id()));
        called.remove(actor.requireAccount());
        if (called.isEmpty()) {
            throw ProblemException.conflict("nobody-there");
        }
        return new Sides(Set.copyOf(List.of(own, caller)), other, called);
    }

    /** The accounts that take part in a conversation now. */
    Set<AccountId> participants(ConversationId conversation) {
        return threads.participants(Set.of(conversation)).getOrDefault(conversation, Set.of());
    }

    /** Whether a live call may go on: open, and both who speak still take part. */
    boolean mayGoOn(StoredCall call) {
        Map<ConversationId, Set<AccountId>> all = threads.participants(Set.of(call.conversation()));
        Set<AccountId> now = all.getOrDefault(call.conversation(), Set.of());
        boolean open = threads.find(call.conversation()).filter(Conversation::open).isPresent();
        boolean answering =
                call.state().answered() == null || now.contains(call.state().answered().account());
        return open && answering && now.contains(call.state().caller().account());
    }

    /**
     * Lets pass who takes part in the call's conversation.
     *
     * @throws ProblemException not found
     */
    StoredCall visible(Actor actor, StoredCall call) {
        AccountId account = actor.requireAccount();
        if (!participants(call.conversation()).contains(account)) {
            throw ProblemException.notFound();
        }
        return call;
    }
}
