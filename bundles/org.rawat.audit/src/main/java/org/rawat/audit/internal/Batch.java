package org.rawat.audit.internal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.internal.ChainRow.Written;
import org.rawat.audit.internal.store.RecordStore;

/** Writes and chains records in one unit of work. */
final class Batch {
    static final int WAITING_MAX = 500;

    private final RecordStore store;
    private final AuditKey key;

    Batch(RecordStore store, AuditKey key) {
        this.store = store;
        this.key = key;
    }

    /**
     * What came of a batch.
     *
     * @param head the last link now
     * @param more whether further records wait to be chained
     * @param forged the first waiting record that Rawat has not written, or null
     * @param lost the proof that the chain no longer holds the head that was known, or null
     */
    record Result(Link head, boolean more, @Nullable UUID forged, @Nullable Seal lost) {}

    /**
     * Adds the fresh records and chains them after all committed ones that wait.
     *
     * @param known the head that was known last: the chain must still hold it
     */
    Result write(Link known, List<Written> fresh) {
        store.lockChain();
        Link before = store.head().orElse(AuditKey.START);
        Seal lost = holds(known, before) ? null : lost(known, before);
        List<Written> genuine = new ArrayList<>();
        UUID forged = null;
        List<Written> waiting = store.waiting(null, WAITING_MAX);
        boolean full = waiting.size() == WAITING_MAX;
        while (!waiting.isEmpty()) {
            for (Written one : waiting) {
                if (asWritten(one)) {
                    genuine.add(one);
                } else if (forged == null) {
                    forged = one.id();
                }
            }
            // Forged ones stay waiting: they must not hide the genuine ones behind them.
            waiting =
                    genuine.isEmpty()
                            ? store.waiting(waiting.get(waiting.size() - 1).id(), WAITING_MAX)
                            : List.of();
        }
        // A full page of forged ones alone would come again and again.
        boolean more = full && !genuine.isEmpty();
        store.add(fresh);
        genuine.addAll(fresh);
        return new Result(chain(before, genuine), more, forged, lost);
    }

    private Link chain(Link before, List<Written> records) {
        List<ChainRow> links = new ArrayList<>(records.size());
        Link head = before;
        for (Written one : records) {
            Link next = key.next(head, one.code());
            links.add(new ChainRow(next.number(), one.id(), head.hash(), next.hash(), null));
            head = next;
        }
        store.chain(links);
        return head;
    }

    private boolean holds(Link known, Link head) {
        if (known.number() == 0) {
            return true;
        }
        Optional<Link> there = known.number() == head.number() ? Optional.of(head) : at(known);
        return there.isPresent() && there.get().sameAs(known);
    }

    private Optional<Link> at(Link known) {
        return store.link(known.number());
    }

    private static Seal lost(Link known, Link head) {
        return new Seal(known, Math.min(known.number(), head.number() + 1));
    }

    private boolean asWritten(Written one) {
        AuditRecord content = one.content();
        return content != null && MessageDigest.isEqual(key.record(content), one.code());
    }
}
