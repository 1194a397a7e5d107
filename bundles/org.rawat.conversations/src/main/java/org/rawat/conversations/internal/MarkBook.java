package org.rawat.conversations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Marks;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.MarkStore;
import org.rawat.conversations.internal.store.StoredConversation;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.realtime.api.Live;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes marks, at most once a second for each account and conversation: a reader who scrolls moves
 * the mark many times, and the database hears of the last of them.
 */
@Component(service = MarkBook.class)
public final class MarkBook {
    private static final Logger LOG = LoggerFactory.getLogger(MarkBook.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 200;

    private final MarkStore marks;
    private final ConversationStore conversations;
    private final Participants participants;
    private final UnreadTeller unread;
    private final ThreadJournal journal;
    private final Live live;
    private final UnitOfWork units;
    private final Clock clock;
    private final Map<Key, Turn> turns = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;

    private record Key(ConversationId conversation, AccountId account) {}

    /** When a mark was last written, and what has come since; who reads, and on which side. */
    private record Turn(
            Instant written, MarkStore.@Nullable Moved pending, Actor reader, Side side) {}

    @Activate
    public MarkBook(
            @Reference MarkStore marks,
            @Reference ConversationStore conversations,
            @Reference Participants participants,
            @Reference UnreadTeller unread,
            @Reference ThreadJournal journal,
            @Reference Live live,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.marks = marks;
        this.conversations = conversations;
        this.participants = participants;
        this.unread = unread;
        this.journal = journal;
        this.live = live;
        this.units = units;
        this.clock = clock;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "rawat-conversations-marks");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What has come since the last writing is written before the function goes. */
    @Deactivate
    void stop() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(5, TimeUnit.SECONDS);
        turns.forEach(this::write);
    }

    /** The marks as they are now, or will be within the second. */
    Marks move(Actor reader, StoredConversation thread, MarkStore.Moved wanted) {
        Side side = ConversationAccess.side(reader, thread);
        MarkStore.Moved to = bounded(thread, wanted);
        Key key = new Key(to.conversation(), to.account());
        Instant now = clock.instant();
        AtomicBoolean due = new AtomicBoolean();
        Turn turn =
                turns.compute(
                        key,
                        (same, before) -> {
                            due.set(before == null || over(before, now));
                            MarkStore.Moved all =
                                    before == null ? to : further(before.pending(), to);
                            return due.get()
                                    ? new Turn(now, null, reader, side)
                                    : new Turn(written(before, now), all, reader, side);
                        });
        if (due.get()) {
            return written(reader, to, side);
        }
        MarkStore.Moved pending = turn.pending();
        Marks stored = units.call(() -> stored(to));
        long read = Math.max(stored.read(), pending == null ? 0 : pending.read());
        long delivered = Math.max(stored.delivered(), pending == null ? 0 : pending.delivered());
        return new Marks(to.account(), to.person(), Math.max(delivered, read), read);
    }

    private static Instant written(@Nullable Turn before, Instant now) {
        return before == null ? now : before.written();
    }

    private static MarkStore.Moved bounded(StoredConversation thread, MarkStore.Moved to) {
        long read = Math.min(to.read(), thread.lastSeq());
        return new MarkStore.Moved(
                to.conversation(),
                to.account(),
                to.person(),
                Math.max(Math.min(to.delivered(), thread.lastSeq()), read),
                read);
    }

    private static MarkStore.Moved further(MarkStore.@Nullable Moved before, MarkStore.Moved to) {
        return before == null
                ? to
                : new MarkStore.Moved(
                        to.conversation(),
                        to.account(),
                        to.person(),
                        Math.max(before.delivered(), to.delivered()),
                        Math.max(before.read(), to.read()));
    }

    private static boolean over(Turn turn, Instant now) {
        return !now.isBefore(turn.written().plus(PAUSE)) || now.isBefore(turn.written());
    }

    private Marks stored(MarkStore.Moved of) {
        return marks.of(of.conversation()).stream()
                .filter(it -> it.account().equals(of.account()))
                .findFirst()
                .orElseGet(() -> new Marks(of.account(), of.person(), 0, 0));
    }

    /** Writes what has waited for its second. */
    void look() {
        Instant now = clock.instant();
        List<Key> due = new ArrayList<>();
        turns.forEach(
                (key, turn) -> {
                    if (over(turn, now)) {
                        due.add(key);
                    }
                });
        for (Key key : due) {
            Turn turn = turns.get(key);
            if (turn == null) {
                continue;
            }
            if (turn.pending() == null) {
                turns.remove(key, turn);
            } else if (turns.replace(key, turn, new Turn(now, null, turn.reader(), turn.side()))
                    && !write(key, turn)) {
                // The database is away for a moment: it goes on waiting, with what came meanwhile.
                turns.computeIfPresent(
                        key,
                        (same, later) ->
                                new Turn(
                                        later.written(),
                                        further(later.pending(), pending(turn)),
                                        later.reader(),
                                        later.side()));
            }
        }
    }

    private static MarkStore.Moved pending(Turn turn) {
        return java.util.Objects.requireNonNull(turn.pending());
    }

    private boolean write(Key key, Turn turn) {
        MarkStore.Moved pending = turn.pending();
        if (pending == null) {
            return true;
        }
        try {
            written(turn.reader(), pending, turn.side());
            return true;
        } catch (RuntimeException e) {
            LOG.debug("Marks of {} could not be written", key.conversation(), e);
            return false;
        }
    }

    private Marks written(Actor reader, MarkStore.Moved to, Side side) {
        return units.call(
                () -> {
                    MarkStore.Move move = marks.move(to, side, clock.instant());
                    if (move.moved()) {
                        conversations
                                .find(to.conversation())
                                .ifPresent(it -> tell(reader, it, move, side));
                    }
                    return move.after();
                });
    }

    private void tell(Actor reader, StoredConversation it, MarkStore.Move move, Side side) {
        Marks after = move.after();
        if (after.read() > move.before().read()) {
            journal.read(reader, it, after.read());
        }
        Set<AccountId> all = participants.of(List.of(it)).getOrDefault(it.id(), Set.of());
        live.publish(all, "rcpt", receipt(it.id(), after, side));
        units.afterCommit(() -> unread.look(Set.of(after.account()), it.id()));
    }

    /** Marks as an event says them. */
    public static Map<String, Object> receipt(ConversationId conversation, Marks it, Side side) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("conv", conversation.toString());
        receipt.put("account", it.account().toString());
        receipt.put("person", it.person().toString());
        receipt.put("side", side.name());
        receipt.put("delivered", it.delivered());
        receipt.put("read", it.read());
        return receipt;
    }
}
