package org.rawat.conversations.internal.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationRow;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryQuote;
import org.rawat.conversations.api.EntrySlice;
import org.rawat.conversations.api.EntryWindow;
import org.rawat.conversations.api.Marks;
import org.rawat.conversations.api.Side;
import org.rawat.conversations.internal.ConversationService;
import org.rawat.conversations.internal.EntryTree;
import org.rawat.conversations.internal.Links;
import org.rawat.conversations.internal.MarkBook;
import org.rawat.conversations.internal.Names;
import org.rawat.conversations.internal.PlainText;
import org.rawat.web.api.View;

/** The list and the room, for both sides. */
final class RoomPages {
    private static final int ROWS = 20;
    private static final int ENTRIES = 50;
    private static final int LAST_LINE = 90;

    private final ConversationService conversations;
    private final EntryTree tree;
    private final Names names;

    RoomPages(ConversationService conversations, EntryTree tree, Names names) {
        this.conversations = conversations;
        this.tree = tree;
        this.names = names;
    }

    View list(Actor actor, Side side, @Nullable String after) {
        Page<ConversationRow> page =
                conversations.list(actor, side, after == null ? "" : after, ROWS);
        List<PersonId> patients =
                page.items().stream().map(it -> it.conversation().patientId()).toList();
        names.load(patients, Side.PATIENT);
        return View.of("list", page)
                .with("rows", page.items().stream().map(it -> line(actor, side, it)).toList())
                .with("base", Address.list(side))
                .with("side", side)
                .showing(patients);
    }

    private ConversationLine line(Actor actor, Side side, ConversationRow row) {
        Conversation it = row.conversation();
        Entry last = row.last();
        String patient = name(it.patientId(), Side.PATIENT);
        boolean own = it.patientId().equals(actor.personId());
        return new ConversationLine(
                row,
                side == Side.DOCTOR ? patient : name(it.doctorId(), Side.DOCTOR),
                side == Side.DOCTOR || own ? "" : patient,
                last == null ? "" : PlainText.beginning(last.text(), LAST_LINE),
                last != null && last.senderId().equals(actor.accountId()));
    }

    /** Showing the newest part says that it was read; looking further back says nothing. */
    View room(Actor actor, Side side, Conversation it, EntryWindow window, boolean peek) {
        EntrySlice slice = conversations.entries(actor, it.id(), window, ENTRIES);
        if (window.where() == EntryWindow.Where.NEWEST && !slice.entries().isEmpty() && !peek) {
            long last = slice.entries().get(slice.entries().size() - 1).seq();
            conversations.shown(actor, it.id(), last);
        }
        tree.prepare(slice.entries());
        List<Marks> marks = conversations.marks(actor, it.id());
        AccountId reader = actor.requireAccount();
        Room room =
                new Room(
                        it,
                        side,
                        name(it.doctorId(), Side.DOCTOR),
                        name(it.patientId(), Side.PATIENT),
                        slice.entries().stream().map(entry -> tree.of(entry, reader)).toList(),
                        slice.earlier(),
                        slice.later(),
                        marks.stream()
                                .map(m -> MarkBook.receipt(it.id(), m, it.sideOf(m.person())))
                                .toList());
        return View.of("room", room)
                .with("lines", lines(actor, side, it, slice.entries(), marks))
                .with("pinned", pinned(actor, it))
                .with("base", Address.list(side))
                .with("other", side == Side.DOCTOR ? room.patient() : room.doctor())
                .with("window", window)
                .with("account", reader)
                .showing(it.patientId());
    }

    private @Nullable EntryLine pinned(Actor actor, Conversation it) {
        Long seq = it.pinned();
        if (seq == null) {
            return null;
        }
        return conversations
                .entries(actor, it.id(), EntryWindow.after(seq - 1), 1)
                .entries()
                .stream()
                .findFirst()
                .map(entry -> line(actor, entry, "", false))
                .orElse(null);
    }

    private List<EntryLine> lines(
            Actor actor, Side side, Conversation it, List<Entry> entries, List<Marks> marks) {
        long delivered = furthest(it, side, marks, false);
        long read = furthest(it, side, marks, true);
        ZoneId zone = actor.zone();
        List<EntryLine> lines = new ArrayList<>();
        LocalDate before = null;
        for (Entry entry : entries) {
            LocalDate day = entry.at().atZone(zone).toLocalDate();
            String tick =
                    entry.seq() <= read ? "read" : entry.seq() <= delivered ? "delivered" : "sent";
            lines.add(line(actor, entry, tick, !day.equals(before)));
            before = day;
        }
        return lines;
    }

    private EntryLine line(Actor actor, Entry entry, String tick, boolean day) {
        boolean mine = entry.senderId().equals(actor.accountId());
        EntryQuote quote = entry.replyTo();
        return new EntryLine(
                entry,
                mine,
                name(entry.sender(), entry.side()),
                Links.parts(entry.text()),
                quote == null
                        ? null
                        : new EntryLine.Quoted(
                                quote.seq(),
                                name(quote.sender(), quote.side()),
                                PlainText.beginning(quote.text(), EntryQuote.MAX)),
                mine ? tick : "",
                day);
    }

    /** How far the other side has come: whoever of it has come furthest. */
    private static long furthest(Conversation it, Side side, List<Marks> marks, boolean read) {
        return marks.stream()
                .filter(mark -> it.sideOf(mark.person()) != side)
                .mapToLong(mark -> read ? mark.read() : mark.delivered())
                .max()
                .orElse(0);
    }

    private String name(PersonId person, Side side) {
        return PlainText.shown(names.of(person, side));
    }

    /** What an unread count answers. */
    static Map<String, Object> count(org.rawat.conversations.api.Unread it) {
        return Map.of("count", it.total(), "asPatient", it.asPatient(), "asDoctor", it.asDoctor());
    }

    /** On which side the asker's pages of this conversation are. */
    static Side side(Actor actor, Conversation it) {
        return it.sideOf(Objects.requireNonNull(actor.personId()));
    }
}
