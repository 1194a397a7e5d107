package org.rawat.audit.internal;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.api.AuditVerification;
import org.rawat.audit.api.AuditVerification.Fault;
import org.rawat.audit.api.AuditVerification.Finding;
import org.rawat.audit.internal.ChainRow.Written;

/**
 * Goes through the chain from its beginning, recomputes every code, and stops at the first that is
 * not as it was written. The seals must have been read before: what they hold was committed then.
 */
final class ChainVerifier {
    private static final int CHUNK = 2_000;
    private static final int UNCHAINED_MAX = 10_000;

    private final AuditKey key;
    private final ChainSource source;
    private final List<Seal> seals;

    ChainVerifier(AuditKey key, ChainSource source, Collection<Seal> seals) {
        this.key = key;
        this.source = source;
        this.seals = List.copyOf(seals);
    }

    AuditVerification verify() {
        Link head = AuditKey.START;
        List<ChainRow> rows = source.links(0, CHUNK);
        while (!rows.isEmpty()) {
            for (ChainRow row : rows) {
                Finding finding = link(head, row);
                if (finding != null) {
                    return new AuditVerification(head.number(), 0, finding);
                }
                head = new Link(row.number(), row.hash());
                finding = sealed(head);
                if (finding != null) {
                    return new AuditVerification(finding.number() - 1, 0, finding);
                }
            }
            rows = source.links(head.number(), CHUNK);
        }
        return end(head);
    }

    private @Nullable Finding link(Link head, ChainRow row) {
        long number = head.number() + 1;
        Written written = row.written();
        if (row.number() != number) {
            return source.followedElsewhere(head.hash(), number)
                    ? found(number, Fault.MOVED, null, "stands in another place now")
                    : found(number, Fault.REMOVED, null, "is missing");
        }
        if (written == null) {
            return found(number, Fault.REMOVED, row, "is missing, only its link is left");
        }
        boolean content = asWritten(written);
        boolean linked =
                MessageDigest.isEqual(row.previous(), head.hash())
                        && MessageDigest.isEqual(
                                key.link(number, head.hash(), written.code()), row.hash());
        if (content && linked) {
            return null;
        }
        return linked
                ? found(number, Fault.CHANGED, row, "does not say what was written")
                : broken(head, row, content);
    }

    // The link does not fit. What the other links say tells what was done to this one.
    private Finding broken(Link head, ChainRow row, boolean content) {
        long number = row.number();
        boolean shifted = source.followedElsewhere(head.hash(), number);
        if (!content) {
            return shifted
                    ? found(number, Fault.INSERTED, row, "was never written by Rawat")
                    : found(number, Fault.CHANGED, row, "was rewritten without Rawat's key");
        }
        if (shifted) {
            return found(number, Fault.MOVED, row, "was written in another place");
        }
        if (!MessageDigest.isEqual(row.previous(), head.hash())) {
            return found(number, Fault.REMOVED, row, "is missing, and later ones took its place");
        }
        return source.followedElsewhere(row.hash(), number)
                ? found(number, Fault.MOVED, row, "was written in another place")
                : found(number, Fault.CHANGED, row, "has a link that Rawat did not write");
    }

    private @Nullable Finding sealed(Link head) {
        for (Seal seal : seals) {
            if (seal.head().number() == head.number() && !seal.head().sameAs(head)) {
                return cutOff(seal.missingFrom(), seal);
            }
        }
        return null;
    }

    private AuditVerification end(Link head) {
        for (Seal seal : seals) {
            if (seal.head().number() > head.number()) {
                Finding finding = cutOff(Math.min(seal.missingFrom(), head.number() + 1), seal);
                return new AuditVerification(finding.number() - 1, 0, finding);
            }
        }
        List<Written> unchained = source.unchained(UNCHAINED_MAX);
        for (Written written : unchained) {
            if (!asWritten(written)) {
                String id = written.id().toString();
                return new AuditVerification(
                        head.number(),
                        unchained.size(),
                        new Finding(
                                head.number() + 1,
                                Fault.INSERTED,
                                id,
                                "The record "
                                        + id
                                        + " outside the chain was never written by"
                                        + " Rawat."));
            }
        }
        return new AuditVerification(head.number(), unchained.size(), null);
    }

    private boolean asWritten(Written written) {
        AuditRecord content = written.content();
        return content != null && MessageDigest.isEqual(key.record(content), written.code());
    }

    private static Finding cutOff(long number, Seal seal) {
        return new Finding(
                number,
                Fault.CUT_OFF,
                null,
                "The records from number "
                        + number
                        + " to "
                        + seal.head().number()
                        + ", which were sealed outside the database, are missing: they were cut"
                        + " off, or an older database was put back.");
    }

    private static Finding found(
            long number, Fault fault, @Nullable ChainRow row, String whatHappened) {
        String id = row == null ? null : row.recordId().toString();
        return new Finding(
                number, fault, id, "The record with number " + number + " " + whatHappened + ".");
    }
}
