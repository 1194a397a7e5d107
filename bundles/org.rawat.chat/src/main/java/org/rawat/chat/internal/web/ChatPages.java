package org.rawat.chat.internal.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.chat.internal.QuickReplies;
import org.rawat.chat.internal.Records;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.Side;
import org.rawat.web.api.View;

/** The pages of writing, for both sides. */
final class ChatPages {
    private static final int HITS = 20;
    private static final int SKIPPED_MAX = 1_000;
    private static final int BEGINNING = 160;

    private final Conversations conversations;
    private final Records records;
    private final QuickReplies quick;
    private final Clock clock;

    ChatPages(Conversations conversations, Records records, QuickReplies quick, Clock clock) {
        this.conversations = conversations;
        this.records = records;
        this.quick = quick;
        this.clock = clock;
    }

    View write(Actor actor, Side side, Conversation it, @Nullable String quickReply) {
        String text =
                quickReply == null
                        ? ""
                        : quick.filled(
                                actor,
                                quick.one(
                                        actor,
                                        Uuid7.parse(quickReply)
                                                .orElseThrow(ProblemException::notFound)),
                                it);
        return View.of("write", it)
                .with("room", SideChat.room(side, it))
                .with("side", side)
                .with("other", other(side, it))
                .with("text", text)
                .showing(it.patientId());
    }

    View entry(Actor actor, Side side, Conversation it, Entry entry) {
        boolean mine = entry.senderId().equals(actor.accountId());
        Long pinned = it.pinned();
        return View.of("entry", entry)
                .with("conversation", it)
                .with("room", SideChat.room(side, it))
                .with("side", side)
                .with("other", other(side, it))
                .with("mine", mine)
                .with("text", ShownText.of(entry.text()))
                .with(
                        "editable",
                        it.open() && entry.editable(actor.requireAccount(), clock.instant()))
                .with("deletable", it.open() && mine && !entry.deleted() && !entry.kind().isCall())
                .with("pinned", pinned != null && pinned == entry.seq())
                .showing(it.patientId());
    }

    View search(Actor actor, Side side, @Nullable String query, @Nullable String after) {
        String words = query == null ? "" : query;
        int skipped = skipped(after);
        List<Entry> found = records.search(actor, side, words, skipped, HITS + 1);
        List<Entry> shown = found.size() > HITS ? found.subList(0, HITS) : found;
        Map<ConversationId, Conversation> rooms = new HashMap<>();
        shown.stream()
                .map(Entry::conversation)
                .distinct()
                .forEach(id -> rooms.put(id, conversations.conversation(actor, id)));
        Set<PersonId> patients = new HashSet<>();
        rooms.values().forEach(it -> patients.add(it.patientId()));
        return View.of("search", shown)
                .with("hits", shown.stream().map(it -> hit(side, it, rooms)).toList())
                .with("query", words)
                .with("base", SideChat.list(side))
                .with(
                        "next",
                        found.size() > HITS && skipped + HITS <= SKIPPED_MAX
                                ? String.valueOf(skipped + HITS)
                                : "")
                .showing(patients);
    }

    private Hit hit(Side side, Entry it, Map<ConversationId, Conversation> rooms) {
        Conversation room = rooms.get(it.conversation());
        return new Hit(
                it,
                room == null ? "" : other(side, room),
                ShownText.beginning(it.text(), BEGINNING));
    }

    private static int skipped(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        if (!after.matches("[0-9]{1,4}") || Integer.parseInt(after) > SKIPPED_MAX) {
            throw ProblemException.invalid("after", "whole");
        }
        return Integer.parseInt(after);
    }

    private String other(Side side, Conversation it) {
        return side == Side.DOCTOR ? records.patient(it) : records.doctor(it);
    }
}
