package org.rawat.realtime.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.realtime.api.EventLog;
import org.rawat.realtime.api.LogEntry;
import org.rawat.realtime.internal.store.LogStore;
import org.rawat.realtime.internal.wire.Json;

/** Numbers, stores and pushes. */
@Component(service = EventLog.class)
public final class EventLogService implements EventLog {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");
    private static final int LONGEST_TYPE = 40;
    private static final int LONGEST_REFERENCE = 2_000;

    private final LogStore log;
    private final OpenSockets sockets;
    private final Workers workers;
    private final UnitOfWork units;
    private final Clock clock;

    @Activate
    public EventLogService(
            @Reference LogStore log,
            @Reference OpenSockets sockets,
            @Reference Workers workers,
            @Reference UnitOfWork units,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.log = log;
        this.sockets = sockets;
        this.workers = workers;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public void append(List<LogEntry> entries) {
        if (!units.active()) {
            throw new IllegalStateException("events are appended inside a unit of work");
        }
        if (entries.isEmpty()) {
            return;
        }
        List<String> references = entries.stream().map(EventLogService::reference).toList();
        Map<AccountId, Long> counts = new LinkedHashMap<>();
        entries.forEach(entry -> counts.merge(entry.account(), 1L, Long::sum));
        Map<AccountId, Long> next = new HashMap<>(log.advance(counts));
        counts.forEach((account, count) -> next.merge(account, -count, Long::sum));
        List<LogStore.Row> rows = new ArrayList<>(entries.size());
        List<Numbered> numbered = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            LogEntry entry = entries.get(i);
            long seq = next.merge(entry.account(), 1L, Long::sum);
            rows.add(new LogStore.Row(entry.account(), seq, entry.type(), references.get(i)));
            numbered.add(new Numbered(entry.account(), seq, entry.type(), entry.payload()));
        }
        log.add(rows, clock.instant());
        units.afterCommit(() -> push(numbered));
    }

    @Override
    public Map<AccountId, Long> heads(Collection<AccountId> accounts) {
        Map<AccountId, Long> heads = new HashMap<>();
        accounts.forEach(account -> heads.put(account, 0L));
        heads.putAll(units.call(() -> log.heads(accounts)));
        return heads;
    }

    private void push(List<Numbered> events) {
        Map<AccountSockets, List<Numbered>> wanted = new LinkedHashMap<>();
        for (Numbered event : events) {
            AccountSockets stream = sockets.stream(event.account());
            if (stream != null) {
                wanted.computeIfAbsent(stream, one -> new ArrayList<>()).add(event);
            }
        }
        if (!wanted.isEmpty()) {
            workers.push(
                    () ->
                            wanted.forEach(
                                    (stream, own) ->
                                            own.forEach(
                                                    event ->
                                                            stream.push(
                                                                    event, System.nanoTime()))));
        }
    }

    private static String reference(LogEntry entry) {
        if (entry.type().length() > LONGEST_TYPE || !TYPE.matcher(entry.type()).matches()) {
            throw new IllegalArgumentException("no type of an event: " + entry.type());
        }
        String json = Json.write(entry.reference());
        if (json.getBytes(StandardCharsets.UTF_8).length > LONGEST_REFERENCE) {
            throw new IllegalArgumentException(
                    "a reference of more than 2,000 bytes: " + entry.type());
        }
        return json;
    }
}
