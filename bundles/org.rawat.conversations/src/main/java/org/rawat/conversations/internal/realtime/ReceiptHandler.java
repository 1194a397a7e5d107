package org.rawat.conversations.internal.realtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Uuid7;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Marks;
import org.rawat.conversations.internal.MarkBook;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.api.spi.SocketHandler;

/**
 * {@code rcpt {conv, delivered?, read?}}: moves the sender's own marks on, and answers with them.
 * Without numbers it answers with everybody's, which is what a room asks when it comes.
 */
@Component(service = SocketHandler.class)
public final class ReceiptHandler implements SocketHandler {
    private static final String RECEIPT = "rcpt";

    private final Conversations conversations;

    @Activate
    public ReceiptHandler(@Reference Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Set<String> types() {
        return Set.of(RECEIPT);
    }

    /** A page says by itself what has arrived: that keeps no quiet session alive. */
    @Override
    public Set<String> automatic() {
        return Set.of(RECEIPT);
    }

    @Override
    public CompletionStage<Map<String, ?>> handle(Socket from, String type, Map<String, ?> data) {
        Actor actor = from.actor();
        ConversationId id = conversation(data);
        long delivered = number(data, "delivered");
        long read = number(data, "read");
        if (delivered > 0 || read > 0) {
            Marks own = conversations.mark(actor, id, delivered, read);
            return CompletableFuture.completedFuture(
                    Map.of(
                            "conv", id.toString(),
                            "delivered", own.delivered(),
                            "read", own.read()));
        }
        Conversation conversation = conversations.conversation(actor, id);
        List<Map<String, Object>> all =
                conversations.marks(actor, id).stream()
                        .map(
                                (Marks it) ->
                                        MarkBook.receipt(id, it, conversation.sideOf(it.person())))
                        .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("conv", id.toString());
        answer.put("lastSeq", conversation.lastSeq());
        answer.put("status", conversation.status().name());
        answer.put("marks", all);
        return CompletableFuture.completedFuture(answer);
    }

    private static ConversationId conversation(Map<String, ?> data) {
        return data.get("conv") instanceof String text
                ? new ConversationId(Uuid7.parse(text).orElseThrow(ProblemException::notFound))
                : required();
    }

    private static ConversationId required() {
        throw ProblemException.invalid("conv", "required");
    }

    private static long number(Map<String, ?> data, String field) {
        Object value = data.get(field);
        if (value == null) {
            return 0;
        }
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        throw ProblemException.invalid(field, "whole");
    }
}
