package org.rawat.appointments.internal.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rawat.api.Uuid7;
import org.rawat.appointments.api.Appointment;

/** A place in a list of appointments, newest first: that of its last row. */
public record ListPlace(Instant startsAt, UUID id) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,15})_([0-9a-f-]{36})");

    public static ListPlace of(Appointment appointment) {
        return new ListPlace(
                appointment.startsAt().truncatedTo(ChronoUnit.MILLIS), appointment.id().value());
    }

    /** As in an address. */
    public String text() {
        return startsAt.toEpochMilli() + "_" + id;
    }

    /** Reads what {@link #text()} wrote; anything else is empty. */
    public static Optional<ListPlace> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
        return Uuid7.parse(matcher.group(2)).map(id -> new ListPlace(at, id));
    }
}
