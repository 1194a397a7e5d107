package org.rawat.catalogue.internal.search;

import java.util.Random;

/** Makes the errors that people make at a keyboard, one in each text. */
final class TypingErrors {
    enum Kind {
        SUBSTITUTION,
        OMISSION,
        DOUBLING,
        INSERTION,
        TRANSPOSITION,
        FIRST_LETTER
    }

    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

    private final Random random;

    TypingErrors(long seed) {
        this.random = new Random(seed);
    }

    Kind kind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    /** The text with one error among the letters of one word of at least four letters. */
    String with(Kind kind, String text) {
        StringBuilder typed = new StringBuilder(text);
        while (typed.toString().equals(text)) {
            typed = new StringBuilder(text);
            int at = kind == Kind.FIRST_LETTER ? 0 : 1 + random.nextInt(text.length() - 1);
            if (!Character.isLetter(text.charAt(at))) {
                continue;
            }
            switch (kind) {
                case SUBSTITUTION -> typed.setCharAt(at, neighbour(text.charAt(at)));
                case FIRST_LETTER -> {
                    if (random.nextBoolean()) {
                        typed.deleteCharAt(0);
                    } else {
                        typed.setCharAt(0, neighbour(text.charAt(0)));
                    }
                }
                case OMISSION -> typed.deleteCharAt(at);
                case DOUBLING -> typed.insert(at, text.charAt(at));
                case INSERTION -> typed.insert(at, neighbour(text.charAt(at)));
                case TRANSPOSITION -> {
                    if (Character.isLetter(text.charAt(at - 1))) {
                        typed.setCharAt(at, text.charAt(at - 1));
                        typed.setCharAt(at - 1, text.charAt(at));
                    }
                }
                default -> throw new IllegalStateException(kind.name());
            }
        }
        return typed.toString();
    }

    /** A letter beside it on the keyboard. */
    private char neighbour(char letter) {
        char small = Character.toLowerCase(letter);
        for (String row : ROWS) {
            int at = row.indexOf(small);
            if (at >= 0) {
                int beside =
                        at == 0
                                ? 1
                                : at == row.length() - 1
                                        ? at - 1
                                        : at + (random.nextBoolean() ? 1 : -1);
                return row.charAt(beside);
            }
        }
        return 'e';
    }
}
