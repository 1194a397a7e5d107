package org.rawat.sdk.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.persistence.api.UnitOfWork;

/** Keeps what was recorded, as the real one does: with the unit of work or not at all. */
public final class RecordingAudit implements Audit {
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private final @Nullable UnitOfWork units;

    /** Keeps every entry at once. */
    public RecordingAudit() {
        this(null);
    }

    /** Keeps an entry that was appended inside a unit of work when that unit commits. */
    public RecordingAudit(@Nullable UnitOfWork units) {
        this.units = units;
    }

    @Override
    public void append(AuditEntry entry) {
        if (units != null && units.active()) {
            units.afterCommit(() -> entries.add(entry));
        } else {
            entries.add(entry);
        }
    }

    @Override
    public void appendAll(List<AuditEntry> all) {
        if (units != null && !units.active()) {
            throw new IllegalStateException("not inside a unit of work");
        }
        all.forEach(this::append);
    }

    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    /** The actions in their order. */
    public List<String> actions() {
        return entries.stream().map(AuditEntry::action).toList();
    }

    public void clear() {
        entries.clear();
    }
}
