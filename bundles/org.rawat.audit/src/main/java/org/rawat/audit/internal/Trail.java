package org.rawat.audit.internal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.api.Uuid7;
import org.rawat.audit.api.AuditQuery;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.api.AuditTrail;
import org.rawat.audit.api.AuditVerification;
import org.rawat.audit.api.AuditVerification.Fault;
import org.rawat.audit.api.AuditVerification.Finding;
import org.rawat.audit.internal.ChainRow.Written;
import org.rawat.audit.internal.store.RecordStore;
import org.rawat.persistence.api.UnitOfWork;

/** Reads the record, for those who may. */
final class Trail implements AuditTrail {
    private final UnitOfWork units;
    private final RecordStore store;
    private final HeadFile headFile;
    private final Supplier<AuditKey> key;

    Trail(UnitOfWork units, RecordStore store, HeadFile headFile, Supplier<AuditKey> key) {
        this.units = units;
        this.store = store;
        this.headFile = headFile;
        this.key = key;
    }

    @Override
    public Page<AuditRecord> search(
            Actor actor, AuditQuery query, @Nullable String after, int limit) {
        requireAdministrator(actor);
        UUID from = position(after);
        return page(units.call(() -> store.search(query, from, bounded(limit) + 1)), limit);
    }

    @Override
    public Page<AuditRecord> accesses(
            Actor actor, PersonId person, @Nullable String after, int limit) {
        if (!actor.mayActFor(person)) {
            throw ProblemException.notFound();
        }
        UUID from = position(after);
        return page(
                units.call(
                        () -> store.accesses(person, actor.accountId(), from, bounded(limit) + 1)),
                limit);
    }

    @Override
    public AuditVerification verify(Actor actor) {
        requireAdministrator(actor);
        AuditKey open = key.get();
        String brokenSeal = null;
        List<Seal> seals = List.of();
        try {
            // Before the chain: what they hold was committed by then.
            seals = headFile.all(open);
        } catch (BrokenSeal e) {
            brokenSeal = e.getMessage();
        } catch (IOException e) {
            throw Request.unavailable(e);
        }
        AuditVerification found = new ChainVerifier(open, new InSteps(), seals).verify();
        return brokenSeal == null || !found.intact() ? found : unsealed(found, brokenSeal);
    }

    private static AuditVerification unsealed(AuditVerification found, String brokenSeal) {
        return new AuditVerification(
                found.records(),
                found.waiting(),
                new Finding(
                        found.records() + 1,
                        Fault.CUT_OFF,
                        null,
                        "The seal "
                                + brokenSeal
                                + ", so nobody can tell whether records after this number were"
                                + " cut off."));
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw ProblemException.forbidden();
        }
    }

    private static int bounded(int limit) {
        return Math.max(1, Math.min(limit, PAGE_MAX));
    }

    private static @Nullable UUID position(@Nullable String after) {
        return after == null
                ? null
                : Uuid7.parse(after).orElseThrow(() -> ProblemException.invalid("after", "id"));
    }

    private static Page<AuditRecord> page(List<AuditRecord> found, int limit) {
        int shown = bounded(limit);
        return found.size() <= shown
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, shown), found.get(shown - 1).id().toString());
    }

    /** A short unit of work for each step: the chain is only added to, it needs no snapshot. */
    private final class InSteps implements ChainSource {
        @Override
        public List<ChainRow> links(long after, int limit) {
            return units.call(() -> store.links(after, limit));
        }

        @Override
        public boolean followedElsewhere(byte[] hash, long number) {
            return units.call(() -> store.followedElsewhere(hash, number));
        }

        @Override
        public List<Written> unchained(int limit) {
            return units.call(() -> store.unchained(limit));
        }
    }
}
