package org.rawat.appointments.internal.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rawat.web.api.Form;

/** Reads moments and days that stand in forms and addresses. */
final class Starts {
    private static final int LONGEST = 40;

    private Starts() {}

    /** A slot's start, ISO 8601 in UTC. */
    static Instant read(Form form, String field) {
        String text = form.text(field, LONGEST);
        Optional<Instant> start = parse(text);
        if (start.isEmpty() && !text.isEmpty()) {
            form.problem(field, "moment");
        }
        return start.orElse(Instant.EPOCH);
    }

    static Optional<Instant> parse(@Nullable Object text) {
        if (!(text instanceof String value) || value.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(value);
            return instant.getEpochSecond() > 0 && instant.getEpochSecond() < 10_000_000_000L
                    ? Optional.of(instant)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day of an address; what is none, or out of reach, is the given day. */
    static LocalDate day(@Nullable String text, LocalDate otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 2000 && day.getYear() < 2200 ? day : otherwise;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
