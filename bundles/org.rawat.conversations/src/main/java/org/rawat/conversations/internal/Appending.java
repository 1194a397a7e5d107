package org.rawat.conversations.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.Appointments;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.internal.store.ConversationStore;
import org.rawat.conversations.internal.store.EntryStore;
import org.rawat.conversations.internal.store.EntryStore.ClientKey;
import org.rawat.conversations.internal.store.EntryStore.Place;
import org.rawat.conversations.internal.store.NewEntry;
import org.rawat.conversations.internal.store.StoredConversation;
import org.rawat.identity.api.OpenSessions;

/**
 * Adds entries, many in one unit: reads what all of them need at once, judges each by itself,
 * writes those that stand at once.
 */
@Component(service = Appending.class)
public final class Appending {
    private final ConversationStore conversations;
    private final EntryStore entries;
    private final Participants participants;
    private final OpenSessions sessions;
    private final Appointments appointments;
    private final ThreadLog log;
    private final ThreadJournal journal;
    private final ConversationSettings settings;
    private final Clock clock;

    @Activate
    public Appending(
            @Reference ConversationStore conversations,
            @Reference EntryStore entries,
            @Reference Participants participants,
            @Reference OpenSessions sessions,
            @Reference Appointments appointments,
            @Reference ThreadLog log,
            @Reference ThreadJournal journal,
            @Reference ConversationSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.conversations = conversations;
        this.entries = entries;
        this.participants = participants;
        this.sessions = sessions;
        this.appointments = appointments;
        this.log = log;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What became of entries, and who has something new to read.
     *
     * @param outcomes in the order in which they were wanted
     * @param readers the accounts of the conversations to which something was added
     */
    record Appended(List<AppendOutcome> outcomes, Map<ConversationId, Set<AccountId>> readers) {}

    /** Inside a unit of work. */
    Appended append(List<AppendEntry> wanted) {
        if (wanted.isEmpty()) {
            return new Appended(List.of(), Map.of());
        }
        // From here on nobody else gives a number in these conversations, and none of them closes.
        Map<ConversationId, StoredConversation> threads =
                byId(conversations.lock(distinct(wanted, AppendEntry::conversation)));
        Judge judge = judge(wanted, threads);
        List<AppendOutcome> outcomes = new ArrayList<>();
        for (AppendEntry one : wanted) {
            outcomes.add(judge.outcome(one));
        }
        List<NewEntry> added = judge.added();
        Map<ConversationId, Set<AccountId>> readers = new HashMap<>(judge.participants());
        readers.keySet().retainAll(added.stream().map(NewEntry::conversation).toList());
        if (!added.isEmpty()) {
            store(added, readers, threads, judge.senders());
        }
        return new Appended(outcomes, readers);
    }

    private Judge judge(List<AppendEntry> wanted, Map<ConversationId, StoredConversation> threads) {
        Set<AppointmentId> visits =
                threads.values().stream()
                        .map(StoredConversation::appointmentId)
                        .collect(Collectors.toSet());
        Set<AppointmentId> cancelled =
                appointments.findAll(visits).values().stream()
                        .filter(it -> it.status() == AppointmentStatus.CANCELLED)
                        .map(Appointment::id)
                        .collect(Collectors.toSet());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<ConversationId, Conversation> open = new HashMap<>();
        threads.values().stream()
                .filter(it -> !cancelled.contains(it.appointmentId()))
                .forEach(it -> open.put(it.id(), it.toRecord(settings.window(), now)));
        Map<ClientKey, Entry> sent = entries.sentAs(distinct(wanted, Judge::key));
        return new Judge(
                threads,
                open,
                participants.of(threads.values()),
                actors(wanted),
                sent,
                sent.isEmpty()
                        ? Map.of()
                        : entries.firstTexts(sent.values().stream().map(Entry::id).toList()),
                quoted(wanted),
                now,
                clock);
    }

    private Map<String, Actor> actors(List<AppendEntry> wanted) {
        Set<String> hashes = new HashSet<>();
        for (AppendEntry one : wanted) {
            String hash = one.sessionHash();
            if (hash != null) {
                hashes.add(hash);
            }
        }
        return hashes.isEmpty() ? Map.of() : sessions.actors(hashes);
    }

    private Map<Place, Entry> quoted(List<AppendEntry> wanted) {
        Set<Place> places = new HashSet<>();
        for (AppendEntry one : wanted) {
            Long seq = one.replyTo();
            if (seq != null) {
                places.add(new Place(one.conversation(), seq));
            }
        }
        return places.isEmpty() ? Map.of() : entries.at(places);
    }

    private void store(
            List<NewEntry> added,
            Map<ConversationId, Set<AccountId>> who,
            Map<ConversationId, StoredConversation> threads,
            List<Actor> senders) {
        Map<ConversationId, ConversationStore.Numbered> numbered = new LinkedHashMap<>();
        for (NewEntry it : added) {
            numbered.put(
                    it.conversation(),
                    new ConversationStore.Numbered(it.conversation(), it.seq(), it.at()));
        }
        conversations.numbered(List.copyOf(numbered.values()));
        entries.add(added);
        List<Entry> stored = added.stream().map(NewEntry::toRecord).toList();
        journal.added(senders, stored, id -> Objects.requireNonNull(threads.get(id)).patientId());
        log.added(stored, who);
    }

    private static Map<ConversationId, StoredConversation> byId(
            Collection<StoredConversation> rows) {
        Map<ConversationId, StoredConversation> all = new HashMap<>();
        rows.forEach(it -> all.put(it.id(), it));
        return all;
    }

    private static <T> Set<T> distinct(List<AppendEntry> wanted, Function<AppendEntry, T> of) {
        return wanted.stream().map(of).collect(Collectors.toSet());
    }
}
