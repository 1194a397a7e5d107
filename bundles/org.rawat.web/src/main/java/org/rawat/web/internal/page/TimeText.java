package org.rawat.web.internal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates and times for people: in the clinic's zone, and the reader's where that differs. */
public final class TimeText {
    private static final Map<String, String> INDONESIA =
            Map.of(
                    "Asia/Jakarta", "WIB",
                    "Asia/Pontianak", "WIB",
                    "Asia/Makassar", "WITA",
                    "Asia/Ujung_Pandang", "WITA",
                    "Asia/Jayapura", "WIT");

    private final Locale locale;
    private final ZoneId reader;

    public TimeText(Locale locale, ZoneId reader) {
        this.locale = locale;
        this.reader = reader;
    }

    /** A day: {@code Senin, 23 November 2026}. */
    public String date(Object value, @Nullable ZoneId zone) {
        return format("EEEE, d MMMM yyyy", at(value, zone == null ? reader : zone));
    }

    /** A time of day: {@code 09.00 WIB}. */
    public String time(Object value, @Nullable ZoneId zone) {
        if (value instanceof LocalTime) {
            return format(clock(), at(value, reader));
        }
        return inBoth(value, zone, clock());
    }

    /** Day and time. */
    public String dateTime(Object value, @Nullable ZoneId zone) {
        return inBoth(value, zone, "EEEE, d MMMM yyyy, " + clock());
    }

    private String inBoth(Object value, @Nullable ZoneId zone, String pattern) {
        ZoneId first = zone == null ? reader : zone;
        TemporalAccessor there = at(value, first);
        String text = format(pattern, there) + " " + name(first, there);
        TemporalAccessor here = at(value, reader);
        boolean same =
                !(there instanceof ZonedDateTime a && here instanceof ZonedDateTime b)
                        || a.getOffset().equals(b.getOffset());
        if (same) {
            return text;
        }
        String shorter =
                LocalDate.from(there).equals(LocalDate.from(here)) ? clock() : "d MMM, " + clock();
        return text + " (" + format(shorter, here) + " " + name(reader, here) + ")";
    }

    private String clock() {
        return locale.getLanguage().equals("en") ? "HH:mm" : "HH.mm";
    }

    private String format(String pattern, TemporalAccessor value) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(value);
    }

    private String name(ZoneId zone, TemporalAccessor at) {
        String known = INDONESIA.get(zone.getId());
        return known != null ? known : format("zzz", at);
    }

    private static TemporalAccessor at(Object value, ZoneId zone) {
        if (value instanceof Instant instant) {
            return instant.atZone(zone);
        }
        if (value instanceof OffsetDateTime time) {
            return time.atZoneSameInstant(zone);
        }
        if (value instanceof ZonedDateTime time) {
            return time.withZoneSameInstant(zone);
        }
        if (value instanceof TemporalAccessor local) {
            return local;
        }
        throw new IllegalArgumentException("no date or time: " + value.getClass().getName());
    }
}
