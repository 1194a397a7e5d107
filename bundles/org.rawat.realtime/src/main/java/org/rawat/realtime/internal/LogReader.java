package org.rawat.realtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.realtime.api.LoggedEvent;
import org.rawat.realtime.internal.store.LogStore;
import org.rawat.realtime.internal.wire.Frames;

/** Reads an account's log as its owner may see it now. */
@Component(service = LogReader.class)
public final class LogReader {
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_CHARACTERS = 524_288;

    private final LogStore log;
    private final Readers readers;
    private final UnitOfWork units;

    @Activate
    public LogReader(
            @Reference LogStore log, @Reference Readers readers, @Reference UnitOfWork units) {
        this.log = log;
        this.readers = readers;
        this.units = units;
    }

    /**
     * A piece of a log.
     *
     * @param frames the events as frames, in order
     * @param shown the number of the last of them, 0 when there is none
     * @param upTo the number up to which they say all that is to be seen
     * @param head the latest number there is
     * @param gap whether something is missing that the log cannot say any more
     */
    record Piece(List<String> frames, long shown, long upTo, long head, boolean gap) {
        boolean complete() {
            return upTo >= head;
        }
    }

    private record Stored(LogStore.Extent extent, List<LoggedEvent> events, boolean gap) {}

    /** Nothing but where the log ends. */
    Piece head(AccountId account) {
        long head = units.call(() -> log.extent(account)).head();
        return new Piece(List.of(), 0, head, head, false);
    }

    /**
     * What came after that number, as much as fits into one piece.
     *
     * @throws org.rawat.api.ProblemException unavailable
     */
    Piece after(Actor actor, AccountId account, long seq) {
        Stored stored = units.call(() -> stored(account, seq));
        long head = stored.extent().head();
        if (stored.gap()) {
            return new Piece(List.of(), 0, head, head, true);
        }
        Readers.Seen seen = readers.read(actor, stored.events());
        List<String> frames = new ArrayList<>();
        long shown = 0;
        long upTo = seq;
        int characters = 0;
        for (LoggedEvent event : stored.events()) {
            Map<String, ?> data = seen.data().get(event.seq());
            if (data != null) {
                String frame = Frames.event(event.seq(), event.type(), data);
                characters += frame.length();
                if (characters > MOST_CHARACTERS && !frames.isEmpty()) {
                    return new Piece(frames, shown, upTo, head, seen.failed());
                }
                frames.add(frame);
                shown = event.seq();
            }
            upTo = event.seq();
        }
        return new Piece(
                frames,
                shown,
                stored.events().size() < MOST_EVENTS ? head : upTo,
                head,
                seen.failed());
    }

    /** The end is read before the events, so that none is missing below it. */
    private Stored stored(AccountId account, long seq) {
        LogStore.Extent extent = log.extent(account);
        boolean behind = seq < extent.head();
        boolean gap =
                seq > extent.head()
                        || behind && (extent.oldest() == 0 || extent.oldest() > seq + 1);
        return new Stored(
                extent,
                behind && !gap ? log.events(account, seq, extent.head(), MOST_EVENTS) : List.of(),
                gap);
    }
}
