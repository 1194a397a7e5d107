package org.rawat.chat.internal.web;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.chat.internal.Messages;
import org.rawat.chat.internal.QuickReplies;
import org.rawat.chat.internal.Records;
import org.rawat.conversations.api.Conversations;
import org.rawat.web.api.WebFunction;

/** Messages, served. */
@Component(service = WebFunction.class)
public final class ChatWeb implements WebFunction {
    private final Set<Object> resources;

    @Activate
    public ChatWeb(
            @Reference Messages messages,
            @Reference Conversations conversations,
            @Reference Records records,
            @Reference QuickReplies quick,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        ChatPages pages = new ChatPages(conversations, records, quick, clock);
        SideChat chat = new SideChat(messages, conversations, records, pages);
        resources =
                Set.of(
                        new PatientChatResource(chat),
                        new DoctorChatResource(chat),
                        new QuickRepliesResource(quick));
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }
}
