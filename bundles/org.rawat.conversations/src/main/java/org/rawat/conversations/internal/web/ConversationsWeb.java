package org.rawat.conversations.internal.web;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rawat.conversations.internal.ConversationService;
import org.rawat.conversations.internal.EntryTree;
import org.rawat.conversations.internal.Names;
import org.rawat.web.api.WebFunction;

/** Conversations, served. */
@Component(service = WebFunction.class)
public final class ConversationsWeb implements WebFunction {
    private final Set<Object> resources;

    @Activate
    public ConversationsWeb(
            @Reference ConversationService conversations,
            @Reference EntryTree tree,
            @Reference Names names) {
        SideMessages messages =
                new SideMessages(conversations, new RoomPages(conversations, tree, names));
        resources =
                Set.of(
                        new PatientMessagesResource(messages),
                        new DoctorMessagesResource(messages),
                        new OpenChatResource(conversations),
                        new UnreadCountResource(conversations));
    }

    @Override
    public String name() {
        return "conversations";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }
}
