package org.rawat.conversations.internal.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rawat.api.Uuid7;

/** A place in a list of conversations, the last written in first: that of its last row. */
public record ListPlace(Instant activeAt, UUID id) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})_([0-9a-f-]{36})");

    public static ListPlace of(StoredConversation row) {
        return new ListPlace(row.activeAt(), row.id().value());
    }

    /** As in an address: microseconds, as the database counts. */
    public String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, activeAt) + "_" + id;
    }

    /** Reads what {@link #text()} wrote; anything else is empty. */
    public static Optional<ListPlace> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
        return Uuid7.parse(matcher.group(2)).map(id -> new ListPlace(at, id));
    }
}
