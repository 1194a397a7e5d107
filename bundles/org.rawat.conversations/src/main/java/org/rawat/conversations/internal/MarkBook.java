package org.rawat.conversations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Writes marks, at most once a second for each account and conversation, and those of all accounts
 * together: a reader who scrolls moves the mark many times, and the database hears of the last of
 * them, in a commit that it shares with everybody else's. What a page has shown is written at once.
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

    private record Waiting(Key key, Turn turn) {}

    /**
     * When a mark was last written, and what has come since; who reads, on which side, and whether
     * that it was read is to be recorded.
     */
    private record Turn(
            Instant written,
            MarkStore.@Nullable Moved pending,
            Actor reader,
            Side side,
            boolean record) {}

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
        List<Waiting> left = new ArrayList<>();
        turns.forEach((key, turn) -> left.add(new Waiting(key, turn)));
        left.removeIf(it -> it.turn().pending() == null);
        write(left);
    }

    /**
     * The marks as they are now, or will be within the second.
     *
     * @param record whether that it was read is recorded; a page that was shown is recorded itself
     */
    Marks move(Actor reader, StoredConversation thread, MarkStore.Moved wanted, boolean record) {
        Side side = ConversationAccess.side(reader, thread);
        MarkStore.Moved to = bounded(thread, wanted);
        Key key = new Key(to.conversation(), to.account());
        Instant now = clock.instant();
        AtomicBoolean due = new AtomicBoolean();
        Turn turn =
                turns.compute(
                        key,
                        (same, before) -> {
                            due.set(!record && (before == null || over(before, now)));
                            MarkStore.Moved all =
                                    before == null ? to : further(before.pending(), to);
                            return due.get()
                                    ? new Turn(now, null, reader, side, false)
                                    : new Turn(
                                            written(before),
                                            all,
                                            reader,
                                            side,
                                            record || before != null && before.record());
                        });
        if (due.get()) {
            return written(reader, to, side, record);
        }
        MarkStore.Moved pending = turn.pending();
        Marks stored = units.call(() -> stored(to));
        long read = Math.max(stored.read(), pending == null ? 0 : pending.read());
        long delivered = Math.max(stored.delivered(), pending == null ? 0 : pending.delivered());
        return new Marks(to.account(), to.person(), Math.max(delivered, read), read);
    }

    /** Whoever has never written is due at the next look. */
    private static Instant written(@Nullable Turn before) {
        return before == null ? Instant.EPOCH : before.written();
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

    /** Writes what has waited for its second, all in one unit; one look at a time. */
    synchronized void look() {
        Instant now = clock.instant();
        List<Waiting> due = new ArrayList<>();
        turns.forEach(
                (key, turn) -> {
                    if (!over(turn, now)) {
                        return;
                    }
                    if (turn.pending() == null) {
                        turns.remove(key, turn);
                    } else if (turns.replace(
                            key, turn, new Turn(now, null, turn.reader(), turn.side(), false))) {
                        due.add(new Waiting(key, turn));
                    }
                });
        // One order for all who write marks, so that none waits for another in a circle.
        due.sort(Comparator.comparing(it -> it.key().toString()));
        if (!write(due)) {
            // The database is away for a moment: they go on waiting, with what comes meanwhile.
            due.forEach(this::again);
        }
    }

    private void again(Waiting it) {
        turns.compute(
                it.key(),
                (same, later) ->
                        later == null
                                ? it.turn()
                                : new Turn(
                                        later.written(),
                                        further(later.pending(), pending(it.turn())),
                                        later.reader(),
                                        later.side(),
                                        later.record() || it.turn().record()));
    }

    private static MarkStore.Moved pending(Turn turn) {
        return Objects.requireNonNull(turn.pending());
    }

    private boolean write(List<Waiting> all) {
        if (all.isEmpty()) {
            return true;
        }
        try {
            units.run(
                    () ->
                            all.forEach(
                                    it ->
                                            written(
                                                    it.turn().reader(),
                                                    pending(it.turn()),
                                                    it.turn().side(),
                                                    it.turn().record())));
            return true;
        } catch (RuntimeException e) {
            LOG.debug("{} marks could not be written", all.size(), e);
            return false;
        }
    }

    private Marks written(Actor reader, MarkStore.Moved to, Side side, boolean record) {
        return units.call(
                () -> {
                    MarkStore.Move move = marks.move(to, side, clock.instant());
                    if (move.moved()) {
                        conversations
                                .find(to.conversation())
                                .ifPresent(it -> tell(reader, it, move, side, record));
                    }
                    return move.after();
                });
    }

    private void tell(
            Actor reader, StoredConversation it, MarkStore.Move move, Side side, boolean record) {
        Marks after = move.after();
        if (record && after.read() > move.before().read()) {
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
