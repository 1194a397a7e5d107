package org.rawat.audit.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.Uuid7;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditRecord;

/**
 * Makes a record of an entry. What a caller passes on from outside is bounded and cleaned, because
 * a text that the database refuses must not keep the record from being written.
 */
final class Recording {
    private static final int NAME = 120;
    private static final int VALUE = 400;

    private Recording() {}

    static AuditRecord of(AuditEntry entry, Clock clock) {
        Actor actor = entry.actor();
        return new AuditRecord(
                null,
                Uuid7.next(clock),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.kind(),
                clean(actor.name(), NAME),
                actor.accountId(),
                actor.personId(),
                clean(entry.action(), NAME),
                entry.outcome(),
                entry.persons(),
                optional(entry.objectType(), NAME),
                optional(entry.objectId(), VALUE),
                entry.detail().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        fact -> clean(fact.getKey(), NAME),
                                        fact -> clean(fact.getValue(), VALUE),
                                        (one, other) -> one)));
    }

    private static @Nullable String optional(@Nullable String text, int max) {
        return text == null ? null : clean(text, max);
    }

    private static String clean(String text, int max) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), max));
        text.codePoints()
                .limit(max)
                .map(c -> storable(c) ? c : '?')
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean storable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.SURROGATE;
    }
}
