package org.rawat.prescriptions.internal.dosage;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.Fraction;

/** Where a reader stands among the words of a line. */
final class Cursor {
    private static final Pattern ROMAN = Pattern.compile("x{0,2}(?:ix|iv|v?i{0,3})|x{1,2}v");

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private final boolean indonesian;
    private int at;

    Cursor(List<Token> tokens, Vocabulary vocabulary, boolean indonesian) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.indonesian = indonesian;
    }

    boolean ended() {
        return at >= tokens.size();
    }

    /** How many words are left. */
    int left() {
        return tokens.size() - at;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    /** The word here; at the end the last one. */
    Token here() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    @Nullable Token ahead(int steps) {
        int index = at + steps;
        return index >= 0 && index < tokens.size() ? tokens.get(index) : null;
    }

    /** Whether this word was the last that was taken. */
    boolean behind(String word) {
        Token before = ahead(-1);
        return before != null && before.is(word);
    }

    void skip(int words) {
        at += words;
    }

    boolean sees(String sign) {
        return !ended() && here().is(sign);
    }

    boolean takes(String sign) {
        boolean seen = sees(sign);
        if (seen) {
            at++;
        }
        return seen;
    }

    /**
     * Takes the Indonesian "hr" behind this sign. By itself it may be the English hour, so it is a
     * day only where no hour can be.
     */
    boolean takesHr(String sign) {
        Token word = ahead(1);
        boolean seen = indonesian && sees(sign) && word != null && word.is("hr");
        at += seen ? 2 : 0;
        return seen;
    }

    /** The longest known phrase here, of any kind. */
    Vocabulary.Match phrase() {
        return vocabulary.longest(tokens, at);
    }

    /** The longest known phrase of this kind so many words ahead. */
    Vocabulary.Match phrase(int steps, String kind) {
        return vocabulary.longest(tokens, at + steps, kind);
    }

    boolean sees(int steps, String kind) {
        return phrase(steps, kind).length() > 0;
    }

    /** Takes a phrase of this kind; its meaning, or null when there is none. */
    @Nullable String take(String kind) {
        Vocabulary.Match match = phrase(0, kind);
        if (match.length() == 0) {
            return null;
        }
        at += match.length();
        return match.value(kind);
    }

    /** Takes a number in digits or words; null when there is none. */
    @Nullable Fraction takeNumber() {
        if (ended()) {
            return null;
        }
        Fraction digits = here().number();
        if (digits != null) {
            if (!here().quantity()) {
                throw wrong(Reason.ORDER);
            }
            at++;
            return spelledOut(digits);
        }
        String word = take("number");
        return word == null ? null : Fraction.parse(word);
    }

    /** Law asks for numbers in words in brackets: "3 (tiga)". */
    private Fraction spelledOut(Fraction digits) {
        int start = at;
        if (takes("(")) {
            String word = take("number");
            if (word != null && takes(")")) {
                if (!Fraction.parse(word).equals(digits)) {
                    at = start;
                    throw wrong(Reason.CONTRADICTION);
                }
                return digits;
            }
        }
        at = start;
        return digits;
    }

    /**
     * Takes a number in the digits of Rome, where the place allows one; null when there is none.
     */
    @Nullable Fraction takeRoman() {
        if (ended() || here().number() != null) {
            return null;
        }
        String word = here().text();
        if (word.isEmpty() || !ROMAN.matcher(word).matches()) {
            return null;
        }
        boolean capital = here().capital();
        if (word.equals("x") && !capital) {
            return null;
        }
        at++;
        return Fraction.of(roman(word));
    }

    private static int roman(String word) {
        int sum = 0;
        int last = 0;
        for (int i = word.length() - 1; i >= 0; i--) {
            int value = word.charAt(i) == 'i' ? 1 : word.charAt(i) == 'v' ? 5 : 10;
            sum += value < last ? -value : value;
            last = Math.max(last, value);
        }
        return sum;
    }

    /** The word here is to blame. */
    NotUnderstood wrong(Reason reason) {
        return new NotUnderstood(reason, here());
    }

    /** What was read since is to blame. */
    NotUnderstood wrong(Reason reason, int since) {
        Token first = tokens.get(Math.min(since, tokens.size() - 1));
        Token last = tokens.get(Math.min(Math.max(at - 1, since), tokens.size() - 1));
        return new NotUnderstood(reason, first.start(), last.end());
    }
}
