package org.rawat.conversations.internal.web;

import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.EntryWindow;
import org.rawat.conversations.api.Marks;
import org.rawat.conversations.api.Side;
import org.rawat.web.api.Done;
import org.rawat.web.api.Form;
import org.rawat.web.api.View;

/** What the addresses of both sides do alike. */
final class SideMessages {
    private final Conversations conversations;
    private final RoomPages pages;

    SideMessages(Conversations conversations, RoomPages pages) {
        this.conversations = conversations;
        this.pages = pages;
    }

    View list(Actor actor, Side side, @Nullable String after) {
        return pages.list(actor, side, after);
    }

    View room(Actor actor, Side side, String id, EntryWindow window, boolean peek) {
        return pages.room(actor, side, own(actor, side, id), window, peek);
    }

    Done mark(Actor actor, Side side, String path, Form form) {
        ConversationId id = ConversationId.fromPath(path);
        long delivered = form.optionalInteger("delivered", 0, Long.MAX_VALUE).orElse(0L);
        long read = form.optionalInteger("read", 0, Long.MAX_VALUE).orElse(0L);
        form.finish();
        Conversation it = own(actor, side, path);
        Marks marks = conversations.mark(actor, id, delivered, read);
        return Done.changed(Address.room(side, it), marks);
    }

    Done close(Actor actor, String path, Form form) {
        ConversationId id = ConversationId.fromPath(path);
        form.shownBy(() -> room(actor, Side.DOCTOR, path, EntryWindow.newest(), true));
        long version = form.version();
        form.finish();
        own(actor, Side.DOCTOR, path);
        Conversation now = conversations.close(actor, id, version);
        return Done.changed(Address.room(Side.DOCTOR, now), now).notice("notice.closed");
    }

    /** A doctor who is a patient too finds each conversation at the address of its side only. */
    private Conversation own(Actor actor, Side side, String path) {
        Conversation it = conversations.conversation(actor, ConversationId.fromPath(path));
        if (RoomPages.side(actor, it) != side) {
            throw ProblemException.notFound();
        }
        return it;
    }
}
