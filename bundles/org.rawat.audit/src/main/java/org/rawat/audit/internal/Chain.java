package org.rawat.audit.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rawat.api.Actor;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.internal.ChainRow.Written;
import org.rawat.audit.internal.store.RecordStore;
import org.rawat.persistence.api.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chain as its one appender sees it: what it knows of the head, and when it was sealed. */
final class Chain {
    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
    private static final Duration SEAL_EVERY = Duration.ofSeconds(1);

    private final UnitOfWork units;
    private final RecordStore store;
    private final KeyFile keyFile;
    private final HeadFile headFile;
    private final Clock clock;
    private final Condition condition;

    private Link known = AuditKey.START;
    private Link sealed = AuditKey.START;
    private long sealedAt = System.nanoTime();

    Chain(
            UnitOfWork units,
            RecordStore store,
            KeyFile keyFile,
            HeadFile headFile,
            Clock clock,
            Condition condition) {
        this.units = units;
        this.store = store;
        this.keyFile = keyFile;
        this.headFile = headFile;
        this.clock = clock;
        this.condition = condition;
    }

    /**
     * Opens the key, made when there is none yet, and reads what was sealed last.
     *
     * @throws RuntimeException when the database does not answer, or the key is unusable
     */
    AuditKey open() throws IOException {
        AuditKey key =
                units.call(
                        () -> {
                            store.lockChain();
                            Optional<String> id = store.keyId();
                            AuditKey opened = keyFile.open(id);
                            if (id.isEmpty()) {
                                store.addKey(opened.id(), clock.instant());
                            }
                            return opened;
                        });
        try {
            headFile.head(key).ifPresent(seal -> known = seal.head());
        } catch (BrokenSeal e) {
            LOG.error("The audit's seal is broken and was set aside", e);
            headFile.setBrokenAside();
        }
        sealed = known;
        lookForProofs();
        return key;
    }

    /**
     * Writes and chains these records and what waits.
     *
     * @return whether more records wait
     */
    boolean append(AuditKey key, List<AuditRecord> records) {
        Batch batch = new Batch(store, key);
        List<Written> fresh =
                records.stream()
                        .map(record -> new Written(record.id(), record, key.record(record)))
                        .toList();
        Link before = known;
        Batch.Result result = units.call(() -> batch.write(before, fresh));
        known = result.head();
        condition.forged(result.forged() == null ? null : result.forged().toString());
        condition.records(known.number());
        Seal lost = result.lost();
        if (lost != null) {
            lose(key, lost);
        }
        return result.more() || lost != null;
    }

    // The proof first: after it the head may be sealed anew.
    private void lose(AuditKey key, Seal lost) {
        LOG.error(
                "Audit records {} to {} were sealed and are missing from the database",
                lost.missingFrom(),
                lost.head().number());
        try {
            headFile.keepProof(key, lost);
            lookForProofs();
        } catch (IOException e) {
            LOG.error("The proof of lost audit records could not be kept", e);
            condition.sealing(e.toString());
        }
        AuditEntry entry =
                new AuditEntry(
                        Actor.timer("audit"),
                        "audit.loss-noticed",
                        AuditEntry.Outcome.FAILED,
                        Set.of(),
                        null,
                        null,
                        Map.of(
                                "from", Long.toString(lost.missingFrom()),
                                "until", Long.toString(lost.head().number())));
        append(key, List.of(Recording.of(entry, clock)));
    }

    /** Seals the head, when it has moved, at most once a second. */
    void sealWhenDue(AuditKey key) {
        if (System.nanoTime() - sealedAt >= SEAL_EVERY.toNanos()) {
            seal(key);
        }
    }

    /** Seals the head when it has moved. */
    void seal(AuditKey key) {
        if (sealed.sameAs(known)) {
            return;
        }
        try {
            headFile.seal(key, known);
            sealed = known;
            sealedAt = System.nanoTime();
            condition.sealing(null);
            lookForProofs();
        } catch (IOException e) {
            LOG.error("The head of the audit could not be sealed", e);
            sealedAt = System.nanoTime();
            condition.sealing(e.toString());
        }
    }

    private void lookForProofs() throws IOException {
        List<Path> proofs = headFile.losses();
        condition.lost(
                proofs.isEmpty()
                        ? null
                        : proofs.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
}
