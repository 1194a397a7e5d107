package org.rawat.web.internal.request;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.web.api.Form;

/**
 * What was sent, before it is known whether it may be looked at.
 *
 * @param values the fields
 * @param browser whether a form brought them
 * @param csrf the form's token, or null
 * @param method the method the form asks for instead of POST, or null
 * @param key the client's key as it was sent, or null
 * @param problem why the body cannot be read, or null
 */
public record Body(
        Map<String, Object> values,
        boolean browser,
        @Nullable String csrf,
        @Nullable String method,
        @Nullable String key,
        @Nullable ProblemException problem) {

    static Body none(boolean browser, @Nullable String key) {
        return new Body(Map.of(), browser, null, null, key, null);
    }

    static Body unreadable(ProblemException problem) {
        return new Body(Map.of(), false, null, null, null, problem);
    }

    /**
     * The fields for a resource.
     *
     * @throws ProblemException why the body cannot be read
     */
    public Form form() {
        if (problem != null) {
            throw problem;
        }
        UUID parsed = null;
        if (key != null) {
            Optional<UUID> uuid = Uuid7.parse(key);
            if (uuid.isEmpty()) {
                throw ProblemException.invalid("_key", "id");
            }
            parsed = uuid.get();
        }
        return Form.of(values, browser, parsed);
    }
}
