package org.rawat.chat.internal.web;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.chat.internal.Messages;
import org.rawat.chat.internal.Records;
import org.rawat.chat.internal.SendMessage;
import org.rawat.chat.internal.Sent;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.Side;
import org.rawat.web.api.Done;
import org.rawat.web.api.Download;
import org.rawat.web.api.Form;
import org.rawat.web.api.View;

/** What the addresses of both sides do alike. */
final class SideChat {
    private static final String BODY = "body";

    private final Messages messages;
    private final Conversations conversations;
    private final Records records;
    private final ChatPages pages;

    SideChat(Messages messages, Conversations conversations, Records records, ChatPages pages) {
        this.messages = messages;
        this.conversations = conversations;
        this.records = records;
        this.pages = pages;
    }

    View search(Actor actor, Side side, @Nullable String query, @Nullable String after) {
        return pages.search(actor, side, query, after);
    }

    View write(Actor actor, Side side, String id, @Nullable String quick) {
        return pages.write(actor, side, own(actor, side, id), quick);
    }

    Done send(Actor actor, Side side, String path, @Nullable String session, Form form) {
        form.shownBy(() -> pages.write(actor, side, own(actor, side, path), null));
        String body = form.unchecked(BODY);
        UUID clientId = form.optionalId("cid").orElseGet(() -> form.key().value());
        Long replyTo = form.optionalInteger("replyTo", 1, Long.MAX_VALUE).orElse(null);
        boolean urgent = form.flag("urgent");
        if (body.isBlank()) {
            form.problem(BODY, "required");
        }
        form.finish();
        Conversation it = own(actor, side, path);
        Sent sent =
                messages.sendAndWait(
                        actor, session, new SendMessage(it.id(), clientId, body, replyTo, urgent));
        String room = room(side, it) + "#m-" + sent.seq();
        return sent.dup() ? Done.changed(room, sent) : Done.created(room, sent);
    }

    View entry(Actor actor, Side side, String path, String entry) {
        Conversation it = own(actor, side, path);
        return pages.entry(actor, side, it, own(actor, it, entry));
    }

    Done edit(Actor actor, Side side, String path, String entry, Form form) {
        form.shownBy(() -> entry(actor, side, path, entry));
        String body = form.unchecked(BODY);
        long version = form.version();
        if (body.isBlank()) {
            form.problem(BODY, "required");
        }
        form.finish();
        Conversation it = own(actor, side, path);
        Entry after = messages.edit(actor, own(actor, it, entry).id(), version, body);
        return changed(side, it, after, "notice.edited");
    }

    Done delete(Actor actor, Side side, String path, String entry, Form form) {
        form.shownBy(() -> entry(actor, side, path, entry));
        long version = form.version();
        form.finish();
        Conversation it = own(actor, side, path);
        Entry after = messages.delete(actor, own(actor, it, entry).id(), version);
        return changed(side, it, after, "notice.deleted");
    }

    Done confirm(Actor actor, String path, String entry, Form form) {
        form.shownBy(() -> entry(actor, Side.PATIENT, path, entry));
        form.finish();
        Conversation it = own(actor, Side.PATIENT, path);
        Entry after = messages.confirm(actor, own(actor, it, entry).id());
        return changed(Side.PATIENT, it, after, "notice.confirmed");
    }

    Done pin(Actor actor, String path, String entry, Form form) {
        form.shownBy(() -> entry(actor, Side.DOCTOR, path, entry));
        boolean off = form.flag("off");
        form.finish();
        Conversation it = own(actor, Side.DOCTOR, path);
        EntryId id = own(actor, it, entry).id();
        Conversation after = messages.pin(actor, it.id(), off ? null : id);
        return Done.changed(room(Side.DOCTOR, it), after)
                .notice(off ? "notice.unpinned" : "notice.pinned");
    }

    private static Done changed(Side side, Conversation it, Entry after, String notice) {
        String place = room(side, it) + "?around=" + after.seq() + "#m-" + after.seq();
        return Done.changed(place, after).notice(notice);
    }

    Download transcript(Actor actor, Side side, String path) {
        Conversation it = own(actor, side, path);
        return new Download(
                "application/json",
                "transcript-" + it.id() + ".json",
                records.transcript(actor, it.id()).file(),
                false,
                Set.of(it.patientId()));
    }

    /** A doctor who is a patient too finds each conversation at the address of its side only. */
    private Conversation own(Actor actor, Side side, String path) {
        Conversation it = conversations.conversation(actor, ConversationId.fromPath(path));
        if (it.sideOf(actor.requirePerson()) != side) {
            throw ProblemException.notFound();
        }
        return it;
    }

    private Entry own(Actor actor, Conversation it, String entry) {
        return messages.entry(actor, it.id(), EntryId.fromPath(entry));
    }

    static String room(Side side, Conversation it) {
        return list(side) + "/" + it.id();
    }

    static String list(Side side) {
        return side == Side.DOCTOR ? "/doctor/messages" : "/messages";
    }
}
