package org.rawat.console.internal;

import org.jspecify.annotations.Nullable;

/** Something cannot be done; the message is one sentence that says why, for clinic IT. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        this(sentence, null);
    }

    public Refusal(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
