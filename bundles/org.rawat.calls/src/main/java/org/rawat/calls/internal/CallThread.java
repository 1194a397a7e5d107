package org.rawat.calls.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.calls.api.CallSession;
import org.rawat.calls.api.CallType;
import org.rawat.calls.internal.store.CallStore;
import org.rawat.calls.internal.store.StoredCall;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.ChangeEntry;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntryKind;
import org.rawat.conversations.api.Threads;
import org.rawat.realtime.api.EventLog;
import org.rawat.realtime.api.LogEntry;

/** Tells those who take part: one entry in the thread, and a line in each account's log. */
@Component(service = CallThread.class)
public final class CallThread {
    static final String STATE = "call.state";
    private static final Actor SELF = Actor.timer("calls");

    private final Threads threads;
    private final CallParty party;
    private final CallStore store;
    private final EventLog log;
    private final CallWords words;

    @Activate
    public CallThread(
            @Reference Threads threads,
            @Reference CallParty party,
            @Reference CallStore store,
            @Reference EventLog log,
            @Reference CallWords words) {
        this.threads = threads;
        this.party = party;
        this.store = store;
        this.log = log;
        this.words = words;
    }

    /** A new call: its entry, and everybody's log. Inside the unit, after the call's own row. */
    StoredCall begin(Actor caller, StoredCall call) {
        Entry entry = appended(caller, call);
        store.writtenAs(call.id(), entry.id());
        StoredCall written = call.with(entry.id());
        log(written);
        return written;
    }

    private Entry appended(Actor caller, StoredCall call) {
        EntryKind kind =
                call.type() == CallType.VIDEO ? EntryKind.VIDEO_CALL : EntryKind.VOICE_CALL;
        AppendOutcome outcome =
                threads.append(
                                List.of(
                                        new AppendEntry(
                                                caller,
                                                null,
                                                call.conversation(),
                                                call.id().value(),
                                                kind,
                                                "",
                                                null,
                                                false,
                                                CallJson.entry(call.session()))))
                        .get(0);
        if (outcome instanceof AppendOutcome.Stored stored) {
            return stored.entry();
        } else if (outcome instanceof AppendOutcome.Duplicate duplicate) {
            return duplicate.entry();
        }
        throw ((AppendOutcome.Refused) outcome).problem();
    }

    /** A call that has moved. The entry is touched only when what it shows has changed. */
    void tell(StoredCall before, StoredCall after) {
        EntryId entry = after.entry();
        Map<String, @Nullable Object> shown = CallJson.entry(after.session());
        if (entry != null && !shown.equals(CallJson.entry(before.session()))) {
            threads.change(SELF, entry, new ChangeEntry.Describe(shown));
        }
        log(after);
    }

    private void log(StoredCall call) {
        CallSession session = call.session();
        Set<AccountId> all = party.participants(call.conversation());
        Map<String, @Nullable Object> state = words.state(session);
        List<LogEntry> lines = new ArrayList<>();
        for (AccountId account : all) {
            lines.add(
                    new LogEntry(
                            account,
                            STATE,
                            Map.of("call", session.id().toString(), "version", session.version()),
                            () -> state));
        }
        log.append(lines);
    }
}
