package org.rawat.web.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ClientKey;
import org.rawat.api.FieldProblem;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;

/**
 * What was sent, a browser's form or a program's JSON body alike, read field by field. Each reading
 * method notes what is wrong and goes on with a harmless value; {@link #finish()} then refuses with
 * all of it at once, unknown fields included. A resource reads every field, calls {@code finish()},
 * and only then the service.
 *
 * <p>In a browser's form a list's fields are named {@code items.0.dosage}; rows in which nothing is
 * filled in are left out. Reserved names, never seen here: {@code _csrf}, {@code _method}, {@code
 * _key}.
 */
public final class Form {
    private final Map<String, Object> values;
    private final boolean browser;
    private final String prefix;
    private final Set<String> read = new LinkedHashSet<>();
    private final List<Form> rows = new ArrayList<>();
    private final List<FieldProblem> problems;
    private final @Nullable UUID key;
    private @Nullable Supplier<View> page;

    private Form(
            Map<String, Object> values,
            boolean browser,
            String prefix,
            List<FieldProblem> problems,
            @Nullable UUID key) {
        this.values = values;
        this.browser = browser;
        this.prefix = prefix;
        this.problems = problems;
        this.key = key;
    }

    /**
     * Made by the front door and by tests.
     *
     * @param values strings, numbers, booleans, {@link Upload}s, lists and maps of these
     * @param browser whether it came from a browser's form, where numbers are text and a blank
     *     field is an absent one
     * @param key the client's key for a creation, or null
     */
    public static Form of(Map<String, Object> values, boolean browser, @Nullable UUID key) {
        return new Form(values, browser, "", new ArrayList<>(), key);
    }

    /** Whether it came from a browser's form, whose sender is shown a page. */
    public boolean browser() {
        return browser;
    }

    /** No fields at all: what a template finds as {@code form} when nothing was sent. */
    public static Form empty() {
        return of(Map.of(), true, null);
    }

    /** The page that shows this form, shown again (status 422 or 409) when something is wrong. */
    public Form shownBy(Supplier<View> newPage) {
        page = newPage;
        return this;
    }

    /** The page to show again, if the resource named one. For the front door. */
    public Optional<Supplier<View>> page() {
        return Optional.ofNullable(page);
    }

    /** Required text on one line, 1 to {@code max} characters. */
    public String text(String field, int max) {
        return required(field, optionalText(field, max), "");
    }

    /** Optional text on one line, at most {@code max} characters. */
    public Optional<String> optionalText(String field, int max) {
        return string(field).flatMap(raw -> FormText.line(this, field, raw, max));
    }

    /** Required text of several lines. */
    public String lines(String field, int max) {
        return required(field, optionalLines(field, max), "");
    }

    /** Optional text of several lines; line ends become {@code \n}. */
    public Optional<String> optionalLines(String field, int max) {
        return string(field).flatMap(raw -> FormText.lines(this, field, raw, max));
    }

    /** A required secret: kept letter by letter, and never shown again. */
    public String secret(String field, int max) {
        Optional<String> raw =
                string(field).flatMap(text -> FormText.secret(this, field, text, max));
        return required(field, raw, "");
    }

    /**
     * Text exactly as it was sent, hostile as it is, for a rule of the function's own; empty when
     * nothing was sent.
     */
    public String unchecked(String field) {
        return string(field).orElse("");
    }

    /** A required whole number, both bounds included. */
    public long integer(String field, long min, long max) {
        return required(field, optionalInteger(field, min, max), min);
    }

    /** An optional whole number, both bounds included. */
    public Optional<Long> optionalInteger(String field, long min, long max) {
        return FormNumber.whole(this, field, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    /** A required decimal number, both bounds included, with a point (or, in a form, a comma). */
    public BigDecimal decimal(String field, BigDecimal min, BigDecimal max, int scale) {
        return required(field, optionalDecimal(field, min, max, scale), min);
    }

    /** An optional decimal number with at most {@code scale} digits after the point. */
    public Optional<BigDecimal> optionalDecimal(
            String field, BigDecimal min, BigDecimal max, int scale) {
        return FormNumber.decimal(this, field, min, max, scale);
    }

    /** A required date, ISO 8601. */
    public LocalDate date(String field) {
        return required(field, optionalDate(field), LocalDate.EPOCH);
    }

    /** An optional date, ISO 8601, in the years 1900 to 2200. */
    public Optional<LocalDate> optionalDate(String field) {
        Optional<LocalDate> date = parsed(field, "date", LocalDate::parse);
        if (date.isPresent() && (date.get().getYear() < 1900 || date.get().getYear() > 2200)) {
            return wrong(field, "date");
        }
        return date;
    }

    /** A required time of day, ISO 8601. */
    public LocalTime time(String field) {
        return required(field, parsed(field, "time", LocalTime::parse), LocalTime.MIN);
    }

    /** A required time zone by its IANA name. */
    public ZoneId zone(String field) {
        return required(
                field,
                parsed(
                        field,
                        "zone",
                        text -> {
                            if (!ZoneId.getAvailableZoneIds().contains(text)) {
                                throw new DateTimeException(text);
                            }
                            return ZoneId.of(text);
                        }),
                ZoneId.of("UTC"));
    }

    /** A required identifier. */
    public UUID id(String field) {
        return required(field, optionalId(field), new UUID(0, 0));
    }

    /** An optional identifier. */
    public Optional<UUID> optionalId(String field) {
        return parsed(
                field, "id", text -> Uuid7.parse(text).orElseThrow(IllegalArgumentException::new));
    }

    /** A required choice among an enum's names (any case). */
    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        return required(field, optionalChoice(field, type), type.getEnumConstants()[0]);
    }

    /** An optional choice among an enum's names (any case). */
    public <E extends Enum<E>> Optional<E> optionalChoice(String field, Class<E> type) {
        return parsed(
                field,
                "choice",
                text -> Enum.valueOf(type, FormText.ascii(text).toUpperCase(Locale.ROOT)));
    }

    /** Several choices; nothing sent is the empty set. */
    public <E extends Enum<E>> Set<E> choices(String field, Class<E> type) {
        read.add(field);
        Object raw = values.get(field);
        Set<E> chosen = EnumSet.noneOf(type);
        for (Object one : FormTree.list(raw)) {
            try {
                chosen.add(Enum.valueOf(type, String.valueOf(one).toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                wrong(field, "choice");
            }
        }
        return chosen;
    }

    /** A check box, or a JSON boolean; nothing sent is false. */
    public boolean flag(String field) {
        Object raw = raw(field);
        if (raw instanceof Boolean || raw == null) {
            return Boolean.TRUE.equals(raw);
        }
        boolean on = browser && (raw.equals("on") || raw.equals("true"));
        if (!on && !(browser && raw.equals("false"))) {
            wrong(field, "flag");
        }
        return on;
    }

    /** An optional file of at most {@code max} bytes. */
    public Optional<Upload> upload(String field, int max) {
        read.add(field);
        Object raw = values.get(field);
        if (raw == null || raw instanceof Upload empty && empty.bytes().length == 0) {
            return Optional.empty();
        }
        if (!(raw instanceof Upload upload)) {
            return wrong(field, "file");
        }
        return upload.bytes().length > max ? wrong(field, "file-size", max) : Optional.of(upload);
    }

    /** The rows of a list, at most {@code max}; each is read like a form of its own. */
    public List<Form> rows(String field, int max) {
        List<Form> made = new ArrayList<>();
        String at = prefix + field + ".";
        FormTree.rows(this, field, max)
                .forEach(
                        (i, row) -> made.add(new Form(row, browser, at + i + ".", problems, null)));
        rows.addAll(made);
        return List.copyOf(made);
    }

    /** The version of the object that the form showed. */
    public long version() {
        return integer("version", 0, Integer.MAX_VALUE);
    }

    /**
     * The client's key for this creation: the hidden field {@code _key}, for programs the header
     * {@code Idempotency-Key}.
     */
    public ClientKey key() {
        if (key == null) {
            wrong("_key", "required");
            return new ClientKey(new UUID(0, 0));
        }
        return new ClientKey(key);
    }

    /** Notes a problem that the resource found itself. */
    public void problem(String field, String code, Object... args) {
        problems.add(FieldProblem.of(prefix + field, code, args));
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException invalid, with everything that was wrong
     */
    public void finish() {
        noteUnknown();
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private void noteUnknown() {
        for (String field : values.keySet()) {
            if (!read.contains(field)) {
                problem(FormText.shortened(field), "unknown");
            }
        }
        rows.forEach(Form::noteUnknown);
    }

    /** What was typed into a field, for showing it again; null when nothing was. */
    public @Nullable Object typed(String field) {
        return FormTree.at(values, field);
    }

    /** Whether anything was sent. */
    public boolean sent() {
        return !values.isEmpty();
    }

    /** What stands in a field, noted as read; null when absent or, in a browser's form, blank. */
    @Nullable Object raw(String field) {
        read.add(field);
        Object raw = values.get(field);
        return browser && "".equals(raw) ? null : raw;
    }

    boolean fromBrowser() {
        return browser;
    }

    private Optional<String> string(String field) {
        Object raw = raw(field);
        if (raw == null) {
            return Optional.empty();
        }
        return raw instanceof String text ? Optional.of(text) : wrong(field, "text");
    }

    private <T> Optional<T> parsed(
            String field, String code, java.util.function.Function<String, T> parser) {
        Optional<String> raw = string(field);
        if (raw.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(raw.get().strip()));
        } catch (DateTimeException | IllegalArgumentException e) {
            return wrong(field, code);
        }
    }

    private <T> T required(String field, Optional<T> value, T harmless) {
        if (value.isEmpty() && problems.stream().noneMatch(p -> p.field().equals(prefix + field))) {
            wrong(field, "required");
        }
        return value.orElse(harmless);
    }

    <T> Optional<T> wrong(String field, String code, Object... args) {
        problem(field, code, args);
        return Optional.empty();
    }
}
