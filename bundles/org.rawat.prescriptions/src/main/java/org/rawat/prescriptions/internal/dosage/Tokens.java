package org.rawat.prescriptions.internal.dosage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * Cuts a line into words, numbers and signs. Numbers are taken only as they are certain: the digits
 * 0 to 9, a comma or a point before decimals. "1.500" is one and a half or fifteen hundred, ".5"
 * may have lost its beginning: neither is a number here.
 */
final class Tokens {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+(?:'[A-Za-z]+)*");
    private static final Pattern TIMES =
            Pattern.compile("x(?=(?:I{1,3}|IV|V)$)|(?i:x(?=[A-Z]{3})|dd(?=[A-Z]))");
    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,7})(?:[.,](\\d{1,4}))?");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[.:]\\d{2}");
    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern DECIMALS_ONLY = Pattern.compile("\\d?5|125|375|333|75");
    private static final Map<Character, Fraction> GLYPHS =
            Map.of(
                    '½', new Fraction(1, 2),
                    '¼', new Fraction(1, 4),
                    '¾', new Fraction(3, 4),
                    '⅓', new Fraction(1, 3),
                    '⅔', new Fraction(2, 3));
    private static final Set<String> BEFORE_CLOCK = Set.of("jam", "pukul", "pkl", "at");
    private static final String SIGNS = "-/,;:()&+@";

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String line) {
        this.line = line;
    }

    /**
     * The line in pieces.
     *
     * @throws NotUnderstood because of a character or a number
     */
    static List<Token> of(String line) {
        Tokens tokens = new Tokens(line);
        while (tokens.at < line.length()) {
            tokens.next();
        }
        return tokens.tokens;
    }

    private void next() {
        char c = line.charAt(at);
        if (blank(c)) {
            at++;
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (GLYPHS.containsKey(c)) {
            fraction(Objects.requireNonNull(GLYPHS.get(c)));
        } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
            word();
        } else if (c == '.') {
            point();
        } else {
            sign(c);
        }
    }

    /**
     * Right behind a number "x" and "dd" are words of their own: "3xsehari", "3ddtab1", "3xII"; in
     * capitals "XII" may be twelve.
     */
    private void word() {
        Matcher word = matcher(WORD);
        Matcher times = TIMES.matcher(line).region(at, word.end());
        boolean counted = at > 0 && digit(line.charAt(at - 1)) && times.lookingAt();
        int end = counted ? times.end() : word.end();
        String raw = line.substring(at, end);
        add(raw.toLowerCase(Locale.ROOT).replace("'", ""), upper(raw), null, end);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
    }

    private static boolean upper(String raw) {
        return raw.equals(raw.toUpperCase(Locale.ROOT));
    }

    private void sign(char c) {
        String sign =
                switch (c) {
                    case '–', '—' -> "-";
                    case '⁄' -> "/";
                    case '×' -> "x";
                    default -> String.valueOf(c);
                };
        if (!SIGNS.contains(sign) && !sign.equals("x")) {
            int end = at + Character.charCount(line.codePointAt(at));
            throw new NotUnderstood(Reason.CHARACTER, at, end);
        }
        if (c == ',' && nakedDecimal()) {
            throw unclear(at, at + 2);
        }
        add(sign, false, null, at + 1);
    }

    /** The dots of abbreviations only separate. */
    private void point() {
        if (nakedDecimal()) {
            throw unclear(at, at + 2);
        }
        at++;
    }

    /**
     * A point or comma right before digits, as in ".5 tab" and "tab.5", that may belong to them.
     */
    private boolean nakedDecimal() {
        if (at + 1 >= line.length() || !digit(line.charAt(at + 1))) {
            return false;
        }
        if (at == 0 || !Character.isLetter(line.charAt(at - 1))) {
            return at == 0 || line.charAt(at - 1) != ')';
        }
        Matcher digits = NUMBER.matcher(line).region(at + 1, line.length());
        return digits.lookingAt() && DECIMALS_ONLY.matcher(digits.group()).matches();
    }

    private void number() {
        Matcher number = matcher(NUMBER);
        String raw = number.group();
        int end = number.end();
        if (CLOCK.matcher(raw).matches() && raw.contains(":") || clockExpected(raw)) {
            add(raw, false, Fraction.ZERO, end);
            return;
        }
        if (end < line.length() && (line.charAt(end) == '/' || line.charAt(end) == '⁄')) {
            Matcher below = NUMBER.matcher(line).region(end + 1, line.length());
            if (below.lookingAt()) {
                quotient(raw, below.group(), below.end());
                return;
            }
        }
        Matcher decimal = DECIMAL.matcher(raw);
        if (GROUPED.matcher(raw).matches() || !decimal.matches()) {
            throw unclear(at, end);
        }
        add(raw, false, Fraction.of(new BigDecimal(raw.replace(',', '.'))), end);
    }

    private boolean clockExpected(String raw) {
        if (!CLOCK.matcher(raw).matches()) {
            return false;
        }
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token before = tokens.get(i);
            if (BEFORE_CLOCK.contains(before.text())) {
                return true;
            }
            boolean listed = before.is(",") || before.is("dan") || before.is("and");
            if (!listed && !CLOCK.matcher(before.text()).matches()) {
                return false;
            }
        }
        return false;
    }

    private void quotient(String above, String below, int end) {
        if (!above.matches("\\d{1,3}")
                || !below.matches("[1-9]\\d?")
                || line.startsWith("/", end)) {
            throw unclear(at, end);
        }
        if (below.equals("7") || below.equals("52") || below.equals("12")) {
            // So many sevenths are days in British notation: only after "for".
            add(above + "/" + below, false, Fraction.ZERO, end);
            return;
        }
        Fraction fraction = new Fraction(Long.parseLong(above), Long.parseLong(below));
        if (fraction.compareTo(Fraction.ONE) >= 0 || fraction.numerator() == 0) {
            throw unclear(at, end);
        }
        fraction(fraction, end);
    }

    private void fraction(Fraction fraction) {
        fraction(fraction, at + 1);
    }

    /** A whole number before it belongs to it: one and a half. */
    private void fraction(Fraction fraction, int end) {
        Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        Fraction whole = before == null ? null : before.number();
        if (before != null
                && whole != null
                && before.text().matches("[1-9]\\d?")
                && line.substring(before.end(), at).isBlank()) {
            tokens.remove(tokens.size() - 1);
            String text = line.substring(before.start(), end);
            tokens.add(
                    new Token(
                            text,
                            false,
                            whole.plus(fraction),
                            before.start(),
                            end,
                            before.spaced()));
            at = end;
            return;
        }
        add(line.substring(at, end), false, fraction, end);
    }

    private void add(String text, boolean capital, @Nullable Fraction number, int end) {
        boolean spaced = at == 0 || blank(line.charAt(at - 1));
        tokens.add(new Token(text, capital, number, at, end, spaced));
        at = end;
    }

    private Matcher matcher(Pattern pattern) {
        Matcher matcher = pattern.matcher(line).region(at, line.length());
        if (!matcher.lookingAt()) {
            throw new IllegalStateException(pattern + " at " + at);
        }
        return matcher;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static NotUnderstood unclear(int start, int end) {
        return new NotUnderstood(Reason.AMBIGUOUS, start, end);
    }
}
