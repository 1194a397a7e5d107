package org.rawat.conversations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntryKind;
import org.rawat.conversations.api.EntryQuote;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.internal.store.EntryStore.ClientKey;
import org.rawat.conversations.internal.store.EntryStore.Place;
import org.rawat.conversations.internal.store.NewEntry;
import org.rawat.conversations.internal.store.StoredConversation;

/**
 * Decides about entries one after the other, by what was read for all of them, and gives those that
 * stand their numbers.
 */
final class Judge {
    private final Map<ConversationId, StoredConversation> threads;
    private final Map<ConversationId, Conversation> known;
    private final Map<ConversationId, Set<AccountId>> participants;
    private final Map<String, Actor> sessions;
    private final Map<ClientKey, Entry> sent;
    private final Map<EntryId, String> firstTexts;
    private final Map<Place, Entry> quoted;
    private final Instant now;
    private final Clock clock;

    private final Map<ConversationId, Long> last = new HashMap<>();
    private final List<NewEntry> added = new ArrayList<>();
    private final List<Actor> senders = new ArrayList<>();

    /**
     * @param threads the conversations that there are, held until the unit ends
     * @param known as they are now; those whose appointment was cancelled are not among them
     * @param sessions who holds the sessions that are alive
     * @param sent what the senders' devices have called so before
     * @param firstTexts as they were sent
     */
    Judge(
            Map<ConversationId, StoredConversation> threads,
            Map<ConversationId, Conversation> known,
            Map<ConversationId, Set<AccountId>> participants,
            Map<String, Actor> sessions,
            Map<ClientKey, Entry> sent,
            Map<EntryId, String> firstTexts,
            Map<Place, Entry> quoted,
            Instant now,
            Clock clock) {
        this.threads = threads;
        this.known = known;
        this.participants = participants;
        this.sessions = sessions;
        this.sent = new HashMap<>(sent);
        this.firstTexts = new HashMap<>(firstTexts);
        this.quoted = quoted;
        this.now = now;
        this.clock = clock;
    }

    static ClientKey key(AppendEntry one) {
        return new ClientKey(one.sender().requireAccount(), one.clientId());
    }

    List<NewEntry> added() {
        return added;
    }

    /** Who sent what was added, in the same order. */
    List<Actor> senders() {
        return senders;
    }

    Map<ConversationId, Set<AccountId>> participants() {
        return participants;
    }

    AppendOutcome outcome(AppendEntry one) {
        try {
            Actor sender = alive(one);
            StoredConversation thread = threads.get(one.conversation());
            if (thread == null || !takesPart(sender, thread)) {
                throw ProblemException.notFound();
            }
            Entry before = sent.get(key(one));
            return before != null
                    ? repeated(one, before)
                    : new AppendOutcome.Stored(add(one, sender, thread).toRecord());
        } catch (ProblemException problem) {
            return new AppendOutcome.Refused(problem);
        }
    }

    /** The sender as of now: what was allowed when the frame came may be over. */
    private Actor alive(AppendEntry one) {
        String hash = one.sessionHash();
        if (hash == null) {
            return one.sender();
        }
        return Optional.ofNullable(sessions.get(hash))
                .filter(it -> it.requireAccount().equals(one.sender().requireAccount()))
                .orElseThrow(ProblemException::notSignedIn);
    }

    private boolean takesPart(Actor sender, StoredConversation thread) {
        return ConversationAccess.sees(sender, thread)
                && participants
                        .getOrDefault(thread.id(), Set.of())
                        .contains(sender.requireAccount());
    }

    private AppendOutcome repeated(AppendEntry one, Entry before) {
        boolean same =
                before.conversation().equals(one.conversation())
                        && before.kind() == one.kind()
                        && Objects.equals(
                                firstTexts.getOrDefault(before.id(), before.text()), one.text());
        if (!same) {
            throw ConversationProblems.clientIdReused();
        }
        return new AppendOutcome.Duplicate(before);
    }

    private NewEntry add(AppendEntry one, Actor sender, StoredConversation thread) {
        Conversation conversation = known.get(thread.id());
        if (conversation == null) {
            throw ConversationProblems.closed();
        }
        if (!conversation.open()) {
            throw ConversationProblems.notOpen(conversation);
        }
        Side side = ConversationAccess.side(sender, thread);
        if (one.urgent() && side != Side.DOCTOR) {
            throw ProblemException.invalid("urgent", "doctors-only");
        }
        EntryQuote quote = quote(one);
        long seq = last.getOrDefault(thread.id(), thread.lastSeq()) + 1;
        NewEntry entry =
                new NewEntry(
                        EntryId.next(clock),
                        thread.id(),
                        seq,
                        sender.requireAccount(),
                        sender.requirePerson(),
                        side,
                        one.clientId(),
                        one.kind(),
                        one.text(),
                        one.metadata(),
                        quote,
                        one.urgent(),
                        now);
        last.put(thread.id(), seq);
        added.add(entry);
        senders.add(sender);
        sent.put(key(one), entry.toRecord());
        return entry;
    }

    private @Nullable EntryQuote quote(AppendEntry one) {
        Long seq = one.replyTo();
        if (seq == null) {
            return null;
        }
        Entry answered = quoted.get(new Place(one.conversation(), seq));
        if (answered == null) {
            throw ProblemException.invalid("replyTo", "no-such-entry");
        }
        return new EntryQuote(seq, answered.sender(), answered.side(), beginning(answered));
    }

    private static String beginning(Entry it) {
        String text = it.kind() == EntryKind.TEXT ? it.text() : "";
        return text.codePointCount(0, text.length()) <= EntryQuote.MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EntryQuote.MAX));
    }
}
