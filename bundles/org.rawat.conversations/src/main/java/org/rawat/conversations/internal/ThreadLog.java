package org.rawat.conversations.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.realtime.api.EventLog;
import org.rawat.realtime.api.LogEntry;

/**
 * Tells the logs of all who take part what they must not miss. What is stored there are ids: who
 * reads later sees the entry as it is then.
 */
@Component(service = ThreadLog.class)
public final class ThreadLog {
    /** A new entry. */
    public static final String NEW = "msg.new";

    /** An entry that was edited, deleted or confirmed, or a call that went on. */
    public static final String CHANGED = "msg.upd";

    /** A conversation that was closed, locked or unlocked, or in which something was pinned. */
    public static final String CONVERSATION = "conv.upd";

    private final EventLog log;
    private final EntryTree tree;

    @Activate
    public ThreadLog(@Reference EventLog log, @Reference EntryTree tree) {
        this.log = log;
        this.tree = tree;
    }

    void added(List<Entry> entries, Map<ConversationId, Set<AccountId>> participants) {
        entries(NEW, entries, participants);
    }

    void changed(Entry entry, Map<ConversationId, Set<AccountId>> participants) {
        entries(CHANGED, List.of(entry), participants);
    }

    private void entries(
            String type, List<Entry> entries, Map<ConversationId, Set<AccountId>> participants) {
        tree.prepare(entries);
        List<LogEntry> all = new ArrayList<>();
        for (Entry entry : entries) {
            for (AccountId account : participants.getOrDefault(entry.conversation(), Set.of())) {
                all.add(
                        new LogEntry(
                                account, type, reference(entry), () -> payload(entry, account)));
            }
        }
        log.append(all);
    }

    void conversation(Conversation it, Set<AccountId> participants) {
        log.append(
                participants.stream()
                        .map(
                                account ->
                                        new LogEntry(
                                                account,
                                                CONVERSATION,
                                                Map.of("conv", it.id().toString()),
                                                () -> payload(it)))
                        .collect(Collectors.toList()));
    }

    private static Map<String, Object> reference(Entry entry) {
        return Map.of("conv", entry.conversation().toString(), "seq", entry.seq());
    }

    /** An entry as its event says it. */
    public Map<String, @Nullable Object> payload(Entry entry, AccountId reader) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("conv", entry.conversation().toString());
        payload.put("seq", entry.seq());
        payload.put("entry", tree.of(entry, reader));
        return payload;
    }

    /** A conversation as its event says it. */
    public static Map<String, @Nullable Object> payload(Conversation it) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("conv", it.id().toString());
        payload.put("version", it.version());
        payload.put("status", it.status().name());
        payload.put("closesAt", it.closesAt().toString());
        payload.put("lastSeq", it.lastSeq());
        payload.put("pinned", it.pinned());
        return payload;
    }
}
