package org.rawat.prescriptions.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;

/**
 * Remembers of whom the audit record says already that a form was checked. The record is to tell
 * who saw what, not how often a key was pressed: one line an hour for each account and form.
 */
final class RecordedLately {
    static final Duration PERIOD = Duration.ofHours(1);
    static final int MOST = 5_000;

    private final Map<Form, Instant> last =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Form, Instant> eldest) {
                    return size() > MOST;
                }
            };

    private record Form(AccountId account, String id) {}

    synchronized boolean lately(AccountId account, String id, Instant now) {
        @Nullable Instant then = last.get(new Form(account, id));
        // A clock that was set back makes a line too many rather than none.
        return then != null && !now.isBefore(then) && now.isBefore(then.plus(PERIOD));
    }

    synchronized void note(AccountId account, String id, Instant now) {
        Form form = new Form(account, id);
        last.remove(form);
        last.put(form, now);
    }
}
