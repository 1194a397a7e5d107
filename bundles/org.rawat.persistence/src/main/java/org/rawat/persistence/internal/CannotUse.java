package org.rawat.persistence.internal;

/** Why the database cannot be used, in one sentence for clinic IT, and what to do about it. */
final class CannotUse extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    CannotUse(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
