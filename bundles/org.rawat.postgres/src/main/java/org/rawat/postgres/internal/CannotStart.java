package org.rawat.postgres.internal;

/** Why there is no database, in one sentence for clinic IT, and what to do about it in another. */
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    CannotStart(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    CannotStart(String sentence, String remedy, Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
