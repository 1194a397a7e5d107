package org.rawat.chat.internal.realtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.api.Actor;
import org.rawat.chat.internal.Messages;
import org.rawat.chat.internal.SendMessage;
import org.rawat.chat.internal.Sent;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.realtime.api.Socket;
import org.rawat.realtime.api.spi.SocketHandler;

/**
 * Writing over the socket. {@code msg.send} is answered after the commit, and the socket's next
 * frame does not wait for that; the others are rare and answered at once.
 */
@Component(service = SocketHandler.class)
public final class MessageHandler implements SocketHandler {
    private static final String SEND = "msg.send";
    private static final String EDIT = "msg.edit";
    private static final String DELETE = "msg.delete";
    private static final String CONFIRM = "msg.confirm";
    private static final String PIN = "msg.pin";

    private final Messages messages;

    @Activate
    public MessageHandler(@Reference Messages messages) {
        this.messages = messages;
    }

    @Override
    public Set<String> types() {
        return Set.of(SEND, EDIT, DELETE, CONFIRM, PIN);
    }

    @Override
    public CompletionStage<Map<String, ?>> handle(Socket from, String type, Map<String, ?> data) {
        Frame frame = new Frame(data);
        return type.equals(SEND)
                ? send(from, frame)
                : CompletableFuture.completedFuture(change(from.actor(), type, frame));
    }

    private CompletionStage<Map<String, ?>> send(Socket from, Frame frame) {
        SendMessage command =
                new SendMessage(
                        frame.conversation(),
                        frame.id("cid"),
                        frame.text("body"),
                        frame.optionalWhole("replyTo"),
                        frame.flag("urgent"));
        return messages.send(from.actor(), from.sessionHash(), command).thenApply(Sent::tree);
    }

    private Map<String, ?> change(Actor actor, String type, Frame frame) {
        ConversationId conversation = frame.conversation();
        if (type.equals(PIN)) {
            EntryId pinned = frame.flag("off") ? null : own(actor, conversation, frame);
            return Map.of(
                    "conv",
                    conversation.toString(),
                    "version",
                    messages.pin(actor, conversation, pinned).version());
        }
        EntryId id = own(actor, conversation, frame);
        Entry after =
                switch (type) {
                    case EDIT ->
                            messages.edit(actor, id, frame.whole("version"), frame.text("body"));
                    case DELETE -> messages.delete(actor, id, frame.whole("version"));
                    default -> messages.confirm(actor, id);
                };
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("conv", conversation.toString());
        answer.put("entry", id.toString());
        answer.put("seq", after.seq());
        answer.put("version", after.version());
        return answer;
    }

    private EntryId own(Actor actor, ConversationId conversation, Frame frame) {
        return messages.entry(actor, conversation, frame.entry()).id();
    }
}
