package org.rawat.web.internal.routes;

import org.jspecify.annotations.Nullable;

/** Carries what a resource method returned or threw past the JAX-RS library. */
final class Answer {
    static final String ATTRIBUTE = "org.rawat.web.answer";

    private @Nullable Object value;
    private @Nullable Throwable failure;

    void returned(@Nullable Object newValue) {
        value = newValue;
    }

    void threw(Throwable newFailure) {
        failure = newFailure;
    }

    Object orThrow() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
        Object returned = value;
        if (returned == null) {
            throw new IllegalStateException("the resource method returned nothing");
        }
        return returned;
    }
}
