package org.rawat.conversations.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.AccountId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryQuote;
import org.rawat.conversations.api.Side;

/** An entry as browsers get it, over the socket and as a page's JSON alike. */
@Component(service = EntryTree.class)
public final class EntryTree {
    private final Names names;

    @Activate
    public EntryTree(@Reference Names names) {
        this.names = names;
    }

    /** Reads the names that these entries need, all at once. */
    public void prepare(List<Entry> entries) {
        for (Side side : Side.values()) {
            names.load(
                    entries.stream()
                            .filter(it -> it.side() == side)
                            .map(Entry::sender)
                            .collect(Collectors.toSet()),
                    side);
        }
    }

    /** Only the author's own devices learn what they called it. */
    public Map<String, @Nullable Object> of(Entry it, AccountId reader) {
        boolean mine = it.senderId().equals(reader);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", it.id().toString());
        tree.put("conv", it.conversation().toString());
        tree.put("seq", it.seq());
        tree.put("version", it.version());
        tree.put("kind", it.kind().code());
        tree.put("sender", sender(it, mine));
        tree.put("text", PlainText.shown(it.text()));
        tree.put("links", Links.of(it.text()).stream().map(Links.Link::tree).toList());
        tree.put("at", it.at().toString());
        tree.put("editedAt", text(it.editedAt()));
        tree.put("deleted", it.deleted());
        tree.put("replyTo", quote(it));
        tree.put("urgent", it.urgent());
        tree.put("confirmedAt", text(it.confirmedAt()));
        tree.put("metadata", it.metadata());
        if (mine) {
            tree.put("cid", it.clientId().toString());
        }
        return tree;
    }

    private Map<String, Object> sender(Entry it, boolean mine) {
        return Map.of(
                "person", it.sender().toString(),
                "name", PlainText.shown(names.of(it.sender(), it.side())),
                "side", it.side().name(),
                "mine", mine);
    }

    private @Nullable Map<String, Object> quote(Entry it) {
        EntryQuote quote = it.replyTo();
        if (quote == null) {
            return null;
        }
        return Map.of(
                "seq", quote.seq(),
                "sender", PlainText.shown(names.of(quote.sender(), quote.side())),
                "text", PlainText.shown(quote.text()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
