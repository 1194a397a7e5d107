package org.rawat.calls.internal.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.rawat.web.api.Form;
import org.rawat.web.api.RequestInfo;

/** Which browser asks: as it names itself, or, of a plain form, the one that holds the session. */
final class Browsers {
    private Browsers() {}

    static UUID device(Form form, RequestInfo request) {
        return form.optionalId("device").orElseGet(() -> ofSession(request));
    }

    private static UUID ofSession(RequestInfo request) {
        String session = String.valueOf(request.sessionHash());
        return UUID.nameUUIDFromBytes(("calls " + session).getBytes(StandardCharsets.UTF_8));
    }
}
