package org.rawat.conversations.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.ConversationRow;
import org.rawat.conversations.api.ConversationStatus;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntrySlice;
import org.rawat.conversations.api.EntryWindow;
import org.rawat.conversations.api.Marks;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.api.Unread;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.EntryStore;
import org.rawat.conversations.internal.store.ListPlace;
import org.rawat.conversations.internal.store.MarkStore;
import org.rawat.conversations.internal.store.StoredConversation;
import org.rawat.persistence.api.UnitOfWork;

/** Conversations, for people. */
@Component(service = {Conversations.class, ConversationService.class})
public final class ConversationService implements Conversations {
    private final ConversationStore conversations;
    private final EntryStore entries;
    private final MarkStore marks;
    private final MarkBook book;
    private final UnreadTeller unread;
    private final ConversationDoor door;
    private final Appointments appointments;
    private final ThreadJournal journal;
    private final ConversationSettings settings;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public ConversationService(
            @Reference ConversationStore conversations,
            @Reference EntryStore entries,
            @Reference MarkStore marks,
            @Reference MarkBook book,
            @Reference UnreadTeller unread,
            @Reference ConversationDoor door,
            @Reference Appointments appointments,
            @Reference ThreadJournal journal,
            @Reference ConversationSettings settings,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.conversations = conversations;
        this.entries = entries;
        this.marks = marks;
        this.book = book;
        this.unread = unread;
        this.door = door;
        this.appointments = appointments;
        this.journal = journal;
        this.settings = settings;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Conversation open(Actor actor, AppointmentId id) {
        return units.call(
                () -> {
                    Appointment visit =
                            appointments.find(id).orElseThrow(ProblemException::notFound);
                    if (!ConversationAccess.takesPart(actor, visit.patientId(), visit.doctorId())) {
                        throw ProblemException.notFound();
                    }
                    Optional<StoredConversation> there = conversations.ofAppointment(id);
                    boolean first = there.isEmpty() && begun(actor, visit);
                    StoredConversation it =
                            there.or(() -> conversations.ofAppointment(id)).orElseThrow();
                    journal.opened(actor, it, first);
                    return now(it);
                });
    }

    private boolean begun(Actor actor, Appointment visit) {
        if (visit.status() != AppointmentStatus.CONFIRMED
                && visit.status() != AppointmentStatus.COMPLETED) {
            throw ConversationProblems.notConfirmed();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoredConversation begun =
                new StoredConversation(
                        ConversationId.next(clock),
                        1,
                        visit.id(),
                        visit.patientId(),
                        visit.doctorId(),
                        ConversationStatus.OPEN,
                        visit.endsAt(),
                        null,
                        0,
                        null,
                        null,
                        now);
        if (!now(begun).open()) {
            throw ConversationProblems.over();
        }
        return conversations.add(begun, actor.requireAccount());
    }

    @Override
    public Conversation conversation(Actor actor, ConversationId conversation) {
        return now(seen(actor, conversation));
    }

    @Override
    public Optional<Conversation> ofAppointment(Actor actor, AppointmentId appointment) {
        return units.call(() -> conversations.ofAppointment(appointment))
                .filter(it -> ConversationAccess.sees(actor, it))
                .map(this::now);
    }

    @Override
    public Page<ConversationRow> list(Actor actor, Side side, String after, int limit) {
        int most = bounded(limit);
        Set<PersonId> persons = ConversationAccess.persons(actor, side);
        ListPlace place = place(after);
        return units.call(
                () -> {
                    List<StoredConversation> found =
                            conversations.list(side, persons, place, most + 1);
                    List<StoredConversation> shown =
                            found.size() > most ? found.subList(0, most) : found;
                    String next =
                            found.size() > most ? ListPlace.of(shown.get(most - 1)).text() : null;
                    return new Page<>(rows(actor, shown), next);
                });
    }

    private static @Nullable ListPlace place(String after) {
        return after.isEmpty()
                ? null
                : ListPlace.parse(after)
                        .orElseThrow(() -> ProblemException.invalid("after", "place"));
    }

    private List<ConversationRow> rows(Actor actor, List<StoredConversation> shown) {
        Map<EntryStore.Place, Entry> last =
                entries.at(
                        shown.stream()
                                .map(it -> new EntryStore.Place(it.id(), it.lastSeq()))
                                .toList());
        Map<ConversationId, Long> counts =
                marks.unread(
                        actor.requireAccount(),
                        shown.stream().map(StoredConversation::id).toList());
        return shown.stream()
                .map(
                        it ->
                                new ConversationRow(
                                        now(it),
                                        last.get(new EntryStore.Place(it.id(), it.lastSeq())),
                                        counts.getOrDefault(it.id(), 0L)))
                .toList();
    }

    @Override
    public EntrySlice entries(
            Actor actor, ConversationId conversation, EntryWindow window, int limit) {
        return units.call(
                () -> {
                    seen(actor, conversation);
                    return entries.slice(conversation, window, bounded(limit));
                });
    }

    @Override
    public Entry entry(Actor actor, EntryId entry) {
        return units.call(
                () -> {
                    Entry it = entries.find(entry).orElseThrow(ProblemException::notFound);
                    seen(actor, it.conversation());
                    return it;
                });
    }

    @Override
    public List<Marks> marks(Actor actor, ConversationId conversation) {
        return units.call(
                () -> {
                    seen(actor, conversation);
                    return marks.of(conversation);
                });
    }

    @Override
    public Marks mark(Actor actor, ConversationId conversation, long delivered, long read) {
        return mark(actor, conversation, delivered, read, true);
    }

    /** A page has shown everything up to this number; that it did is recorded with the page. */
    public void shown(Actor actor, ConversationId conversation, long seq) {
        mark(actor, conversation, seq, seq, false);
    }

    private Marks mark(
            Actor actor, ConversationId conversation, long delivered, long read, boolean record) {
        StoredConversation thread = seen(actor, conversation);
        MarkStore.Moved to =
                new MarkStore.Moved(
                        conversation,
                        actor.requireAccount(),
                        actor.requirePerson(),
                        Math.max(delivered, 0),
                        Math.max(read, 0));
        return book.move(actor, thread, to, record);
    }

    @Override
    public Unread unread(Actor actor) {
        return unread.of(actor);
    }

    @Override
    public Conversation close(Actor actor, ConversationId conversation, long version) {
        return units.call(
                () -> {
                    StoredConversation it = held(conversation);
                    ConversationAccess.requireSeen(actor, it);
                    if (ConversationAccess.side(actor, it) != Side.DOCTOR) {
                        throw ProblemException.forbidden();
                    }
                    if (it.version() != version) {
                        throw ConversationProblems.stale();
                    }
                    if (it.closedAt() != null || !now(it).open()) {
                        throw ConversationProblems.closed();
                    }
                    return door.close(actor, it, ConversationStore.Reason.DOCTOR);
                });
    }

    @Override
    public Conversation lock(Actor actor, ConversationId conversation) {
        return decide(
                actor,
                conversation,
                it -> {
                    if (it.status() != ConversationStatus.LOCKED) {
                        door.lock(actor, it);
                    }
                });
    }

    @Override
    public Conversation unlock(Actor actor, ConversationId conversation) {
        return decide(
                actor,
                conversation,
                it -> {
                    if (it.status() == ConversationStatus.LOCKED) {
                        door.unlock(actor, it);
                    }
                });
    }

    private Conversation decide(
            Actor actor, ConversationId conversation, Consumer<StoredConversation> what) {
        ConversationAccess.requireAdministrator(actor);
        return units.call(
                () -> {
                    what.accept(held(conversation));
                    return now(conversations.find(conversation).orElseThrow());
                });
    }

    private StoredConversation held(ConversationId id) {
        return conversations.lock(List.of(id)).stream()
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private StoredConversation seen(Actor actor, ConversationId id) {
        StoredConversation it =
                units.call(() -> conversations.find(id)).orElseThrow(ProblemException::notFound);
        ConversationAccess.requireSeen(actor, it);
        return it;
    }

    private Conversation now(StoredConversation it) {
        return it.toRecord(settings.window(), clock.instant());
    }

    private static int bounded(int limit) {
        return Math.min(Math.max(limit, 1), PAGE_MAX);
    }
}
