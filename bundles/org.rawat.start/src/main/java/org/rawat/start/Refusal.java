package org.rawat.start;

/** Rawat cannot start. The message is the one sentence that the person at the terminal reads. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }
}
