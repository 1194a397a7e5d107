package org.rawat.realtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.realtime.api.CloseReason;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.internal.wire.Bucket;
import org.rawat.realtime.internal.wire.Connection;
import org.rawat.realtime.internal.wire.Frames;
import org.rawat.realtime.internal.wire.SendQueue;

/** One connection with what is known about it. */
public final class OpenSocket implements Socket {
    private static final int MOST_FRAMES = 256;
    private static final int MOST_CHARACTERS = 1_048_576;

    private final UUID id;
    private final AccountId account;
    private final String sessionHash;
    private final Connection connection;
    private final SendQueue queue;
    private final Bucket bucket;
    private final Waiting waiting = new Waiting();
    private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();
    private final long openedAt;
    private volatile long heardAt;
    private volatile long closedAt;
    private volatile Actor actor;
    private volatile @Nullable Arrival arrival;
    private volatile boolean visible;
    private volatile boolean used;
    private volatile long ticketAt;
    private volatile int mistakes;

    /** Events without a number that came while the reply to hello is being made. */
    private @Nullable List<String> held;

    private boolean here;

    /** The last number that was sent; guarded by the account's sockets. */
    private long cursor;

    /** Whether it gets what is pushed; guarded by the account's sockets. */
    private boolean following;

    /** What the page said about itself when it came. */
    record Arrival(UUID device, @Nullable Locale language) {}

    OpenSocket(
            UUID id,
            AccountId account,
            Actor actor,
            String sessionHash,
            Connection connection,
            Bucket bucket,
            long nanos) {
        this.id = id;
        this.account = account;
        this.actor = actor;
        this.sessionHash = sessionHash;
        this.connection = connection;
        this.bucket = bucket;
        this.queue = new SendQueue(connection, MOST_FRAMES, MOST_CHARACTERS);
        this.openedAt = nanos;
        this.heardAt = nanos;
        this.ticketAt = nanos;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID device() {
        return Objects.requireNonNull(arrival, "before hello").device();
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public String sessionHash() {
        return sessionHash;
    }

    @Override
    public boolean visible() {
        return visible;
    }

    @Override
    public void send(String type, Map<String, ?> data) {
        push(Frames.event(type, data));
    }

    /** Sends an event without a number, after the reply to hello if that is still to come. */
    void push(String frame) {
        synchronized (this) {
            if (!here) {
                if (held != null && held.size() < MOST_FRAMES) {
                    held.add(frame);
                }
                return;
            }
        }
        offer(frame);
    }

    /** Sends a frame in its turn; a reader who is too slow is closed. */
    void offer(String frame) {
        if (!queue.offer(frame)) {
            close(CloseReason.SLOW_READER);
        }
    }

    AccountId account() {
        return account;
    }

    Connection connection() {
        return connection;
    }

    Bucket bucket() {
        return bucket;
    }

    Waiting waiting() {
        return waiting;
    }

    int queued() {
        return queue.size();
    }

    Locale locale() {
        Arrival said = arrival;
        Locale language = said == null ? null : said.language();
        return language == null ? actor.locale() : language;
    }

    void actor(Actor now) {
        actor = now;
    }

    /** The page is coming: from now on events without a number are held for it. */
    synchronized void arriving(Arrival said, boolean inSight) {
        arrival = said;
        visible = inSight;
        held = new ArrayList<>(1);
    }

    /** The page did not get in; it may say hello again. */
    synchronized void turnedBack() {
        held = null;
    }

    /** The reply to hello goes out, and then what was held. */
    void arrived(String reply) {
        List<String> after;
        synchronized (this) {
            offer(reply);
            after = held == null ? List.of() : held;
            held = null;
            // Inside the lock, so that nothing overtakes what was held.
            after.forEach(this::offer);
            here = true;
        }
    }

    /**
     * Whether events reach its page: now, or as soon as the reply to hello has left. Whoever asks
     * before that asks after the state for the reply was asked for.
     */
    synchronized boolean reachable() {
        return closing.get() == null && (here || held != null);
    }

    /** Whether it has said hello and got its reply. */
    synchronized boolean here() {
        return here;
    }

    boolean welcomed() {
        return arrival != null;
    }

    void heard(long nanos) {
        heardAt = nanos;
    }

    void visible(boolean inSight) {
        visible = inSight;
    }

    long heardAt() {
        return heardAt;
    }

    long openedAt() {
        return openedAt;
    }

    /** Somebody did something here. */
    void use() {
        used = true;
    }

    /** Whether somebody did something here since this was last asked. */
    boolean takeUsed() {
        boolean was = used;
        used = false;
        return was;
    }

    long ticketAt() {
        return ticketAt;
    }

    void ticketAt(long nanos) {
        ticketAt = nanos;
    }

    /** Counts a frame that is none; frames of one socket come one after the other. */
    int mistake() {
        mistakes = mistakes + 1;
        return mistakes;
    }

    long cursor() {
        return cursor;
    }

    void cursor(long seq) {
        cursor = seq;
    }

    boolean following() {
        return following;
    }

    void following(boolean follows) {
        following = follows;
    }

    /** Sends nothing more, says why, and cuts the line; the first reason counts. */
    public void close(CloseReason reason) {
        if (closing.compareAndSet(null, reason)) {
            closedAt = System.nanoTime();
            queue.close();
            connection.close(reason.code(), reason.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Why it is being closed, null while it is open. */
    @Nullable CloseReason closing() {
        return closing.get();
    }

    long closedAt() {
        return closedAt;
    }

    /** The line is gone. */
    void gone() {
        closing.compareAndSet(null, CloseReason.GONE);
        queue.close();
        waiting.clear();
    }
}
