package org.rawat.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.audit.api.AuditEntry.Outcome;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.api.AuditVerification;
import org.rawat.audit.api.AuditVerification.Fault;
import org.rawat.audit.internal.ChainRow.Written;

class ChainVerifierTest {
    private static final int LENGTH = 10;

    private final AuditKey key = new AuditKey(filled(1));
    private final List<ChainRow> rows = new ArrayList<>();
    private final List<Written> unchained = new ArrayList<>();
    private final List<Seal> seals = new ArrayList<>();

    @BeforeEach
    void aChainOfTenRecords() {
        Link head = AuditKey.START;
        for (int i = 1; i <= LENGTH; i++) {
            AuditRecord record = record(i, "appointment.read");
            Written written = new Written(record.id(), record, key.record(record));
            Link next = key.next(head, written.code());
            rows.add(row(next.number(), written, head.hash(), next.hash()));
            head = next;
        }
        seals.add(Seal.over(head));
    }

    @Test
    void anUntouchedChainIsIntact() {
        AuditVerification found = verify();

        assertThat(found.intact()).isTrue();
        assertThat(found.records()).isEqualTo(LENGTH);
        assertThat(found.waiting()).isZero();
    }

    @Test
    void anEmptyChainIsIntact() {
        rows.clear();
        seals.clear();

        assertThat(verify().intact()).isTrue();
    }

    @Test
    void aChangedRecordIsNamed() {
        ChainRow row = rows.get(4);
        change(4, row.number(), with(row, record(5, "appointment.list")), row.previous());

        assertFound(5, Fault.CHANGED);
    }

    @Test
    void aRowThatIsNotInRawatsFormIsAChange() {
        ChainRow row = rows.get(4);
        Written broken = new Written(row.recordId(), null, row.written().code());
        rows.set(4, row(5, broken, row.previous(), row.hash()));

        assertFound(5, Fault.CHANGED);
    }

    @Test
    void aRecordRewrittenWithAnotherKeyIsNamed() {
        AuditKey forger = new AuditKey(filled(2));
        Link head = new Link(4, rows.get(3).hash());
        for (int i = 5; i <= LENGTH; i++) {
            AuditRecord record = record(i, "appointment.cancel");
            Written written = new Written(record.id(), record, forger.record(record));
            Link next = forger.next(head, written.code());
            rows.set(i - 1, row(i, written, head.hash(), next.hash()));
            head = next;
        }

        assertFound(5, Fault.CHANGED);
    }

    @Test
    void aRemovedLinkIsNamed() {
        rows.remove(4);

        assertFound(5, Fault.REMOVED);
    }

    @Test
    void aRemovedRecordIsNamedWhenItsLinkIsLeft() {
        ChainRow row = rows.get(4);
        rows.set(4, row(5, null, row.previous(), row.hash()));

        assertFound(5, Fault.REMOVED);
    }

    @Test
    void aRemovedRecordIsNamedWhenLaterOnesTookItsNumber() {
        rows.remove(4);
        renumberFrom(4);

        assertFound(5, Fault.REMOVED);
    }

    @Test
    void theFirstRecordsMayNotGoEither() {
        rows.subList(0, 3).clear();
        renumberFrom(0);

        assertFound(1, Fault.REMOVED);
    }

    @Test
    void anInsertedRecordIsNamed() {
        AuditKey forger = new AuditKey(filled(2));
        AuditRecord record = record(99, "appointment.read");
        Written forged = new Written(record.id(), record, forger.record(record));
        byte[] previous = rows.get(3).hash();
        rows.add(4, row(5, forged, previous, forger.link(5, previous, forged.code())));
        renumberFrom(4);

        assertFound(5, Fault.INSERTED);
    }

    @Test
    void swappedLinksAreNamed() {
        ChainRow five = rows.get(4);
        ChainRow six = rows.get(5);
        rows.set(4, row(5, six.written(), six.previous(), six.hash()));
        rows.set(5, row(6, five.written(), five.previous(), five.hash()));

        assertFound(5, Fault.MOVED);
    }

    @Test
    void swappedRecordsAreNamed() {
        ChainRow five = rows.get(4);
        ChainRow six = rows.get(5);
        rows.set(4, row(5, six.written(), five.previous(), five.hash()));
        rows.set(5, row(6, five.written(), six.previous(), six.hash()));

        assertFound(5, Fault.MOVED);
    }

    @Test
    void aRecordMovedToTheEndIsNamed() {
        ChainRow five = rows.remove(4);
        rows.add(row(LENGTH + 1, five.written(), five.previous(), five.hash()));

        assertFound(5, Fault.MOVED);
    }

    @Test
    void aCutTailIsNoticedByTheSeal() {
        rows.subList(7, LENGTH).clear();

        assertFound(8, Fault.CUT_OFF);
    }

    @Test
    void anOlderDatabaseThatWentOnIsNoticedByTheSeal() {
        rows.subList(7, LENGTH).clear();
        seals.set(0, new Seal(seals.get(0).head(), 8));
        Link head = new Link(7, rows.get(6).hash());
        for (int i = 8; i <= LENGTH + 5; i++) {
            AuditRecord record = record(100 + i, "appointment.read");
            Written written = new Written(record.id(), record, key.record(record));
            Link next = key.next(head, written.code());
            rows.add(row(i, written, head.hash(), next.hash()));
            head = next;
        }

        assertFound(8, Fault.CUT_OFF);
    }

    @Test
    void anEmptiedDatabaseIsNoticedByTheSeal() {
        rows.clear();

        assertFound(1, Fault.CUT_OFF);
    }

    @Test
    void aForgedRecordOutsideTheChainIsNamed() {
        AuditRecord record = record(50, "appointment.read");
        unchained.add(new Written(record.id(), record, key.record(record)));
        AuditRecord other = record(51, "appointment.read");
        unchained.add(new Written(other.id(), other, filled(3)));

        assertFound(LENGTH + 1, Fault.INSERTED);
        assertThat(verify().finding().recordId()).isEqualTo(other.id().toString());
    }

    @Test
    void recordsThatWaitAreCounted() {
        AuditRecord record = record(50, "appointment.read");
        unchained.add(new Written(record.id(), record, key.record(record)));

        assertThat(verify().intact()).isTrue();
        assertThat(verify().waiting()).isEqualTo(1);
    }

    private void assertFound(long number, Fault fault) {
        AuditVerification found = verify();
        assertThat(found.finding()).as("a finding").isNotNull();
        assertThat(found.finding().fault()).isEqualTo(fault);
        assertThat(found.finding().number()).isEqualTo(number);
        assertThat(found.records()).isLessThan(number);
    }

    private AuditVerification verify() {
        return new ChainVerifier(key, new Listed(), seals).verify();
    }

    private void change(int index, long number, Written written, byte[] previous) {
        rows.set(index, row(number, written, previous, rows.get(index).hash()));
    }

    private void renumberFrom(int index) {
        for (int i = index; i < rows.size(); i++) {
            ChainRow row = rows.get(i);
            rows.set(i, row(i + 1, row.written(), row.previous(), row.hash()));
        }
    }

    private static Written with(ChainRow row, AuditRecord content) {
        return new Written(row.recordId(), content, row.written().code());
    }

    private static ChainRow row(long number, Written written, byte[] previous, byte[] hash) {
        UUID id = written == null ? new UUID(0, number) : written.id();
        return new ChainRow(number, id, previous, hash, written);
    }

    private static AuditRecord record(int number, String action) {
        return new AuditRecord(
                null,
                new UUID(0, number),
                Instant.parse("2026-11-02T01:00:00Z").plusSeconds(number),
                Actor.Kind.TIMER,
                "timer:test",
                null,
                null,
                action,
                Outcome.SUCCESS,
                Set.of(),
                null,
                null,
                Map.of());
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[AuditKey.BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** The lists as the database would answer. */
    private final class Listed implements ChainSource {
        @Override
        public List<ChainRow> links(long after, int limit) {
            return rows.stream()
                    .filter(row -> row.number() > after)
                    .limit(Math.min(limit, 3))
                    .toList();
        }

        @Override
        public boolean followedElsewhere(byte[] hash, long number) {
            return rows.stream()
                    .anyMatch(row -> row.number() != number && Arrays.equals(row.previous(), hash));
        }

        @Override
        public List<Written> unchained(int limit) {
            return unchained;
        }
    }
}
