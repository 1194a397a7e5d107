package org.rawat.persistence.internal;

/** Why the database cannot be used, in one sentence for clinic IT, and what to do about it. */
final class CannotUse extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean lastWord;

    CannotUse(String sentence, String remedy) {
        this(sentence, remedy, false);
    }

    private CannotUse(String sentence, String remedy, boolean lastWord) {
        super(sentence);
        this.remedy = remedy;
        this.lastWord = lastWord;
    }

    /** Why Rawat must not start at all. */
    static CannotUse lastWord(String sentence, String remedy) {
        return new CannotUse(sentence, remedy, true);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }

    /** Whether a Rawat that has just been started ends because of it. */
    boolean isLastWord() {
        return lastWord;
    }
}
