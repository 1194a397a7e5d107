package org.rawat.chat.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.ChangeEntry;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Conversations;
import org.rawat.conversations.api.Entry;
import org.rawat.conversations.api.EntryId;
import org.rawat.conversations.api.EntryKind;
import org.rawat.conversations.api.Threads;
import org.rawat.persistence.api.UnitOfWork;

/** Writing, for people: by a form, by a program, over a socket. */
@Component(service = Messages.class)
public final class Messages {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration COME_AGAIN = Duration.ofSeconds(3);

    private final SendWriter writer;
    private final Conversations conversations;
    private final Threads threads;
    private final UnitOfWork units;
    private final SendRate rate;

    @Activate
    public Messages(
            @Reference SendWriter writer,
            @Reference Conversations conversations,
            @Reference Threads threads,
            @Reference UnitOfWork units,
            @Reference ChatSettings settings,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.writer = writer;
        this.conversations = conversations;
        this.threads = threads;
        this.units = units;
        this.rate = new SendRate(settings.perMinute(), clock);
    }

    /**
     * Sends; may be repeated with the same client id, and answers with the first result.
     *
     * @param sessionHash the session through which it is sent, looked at once more when it is
     *     stored
     * @return completes after the commit, or with a ProblemException: not found, not signed in,
     *     conflict {@code conversation-closed}, {@code conversation-locked} or {@code
     *     client-id-reused}, invalid naming {@code replyTo} or {@code urgent}, unavailable {@code
     *     not-sent-yet}
     * @throws ProblemException invalid, naming {@code body}; too many {@code too-often} or {@code
     *     too-busy}
     */
    public CompletionStage<Sent> send(
            Actor actor, @Nullable String sessionHash, SendMessage command) {
        String text = BodyRules.checked(command.body());
        rate.count(actor.requireAccount());
        AppendEntry entry =
                new AppendEntry(
                        actor,
                        sessionHash,
                        command.conversation(),
                        command.clientId(),
                        EntryKind.TEXT,
                        text,
                        command.replyTo(),
                        command.urgent(),
                        Map.of());
        return writer.write(entry).thenApply(Messages::sent);
    }

    private static Sent sent(AppendOutcome outcome) {
        if (outcome instanceof AppendOutcome.Stored stored) {
            return Sent.of(stored.entry(), false);
        }
        if (outcome instanceof AppendOutcome.Duplicate before) {
            return Sent.of(before.entry(), true);
        }
        throw ((AppendOutcome.Refused) outcome).problem();
    }

    /** As {@link #send}, for a caller who waits. */
    public Sent sendAndWait(Actor actor, @Nullable String sessionHash, SendMessage command) {
        CompletableFuture<Sent> sent = send(actor, sessionHash, command).toCompletableFuture();
        try {
            return sent.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw ProblemException.unavailable("not-sent-yet", COME_AGAIN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("not-sent-yet", COME_AGAIN, e);
        }
    }

    /** Another text for one's own message, within 15 minutes; the conversations API's problems. */
    public Entry edit(Actor actor, EntryId entry, long version, String body) {
        String text = BodyRules.checked(body);
        return change(actor, entry, new ChangeEntry.Edit(version, text));
    }

    /** Shows one's own message no longer. */
    public Entry delete(Actor actor, EntryId entry, long version) {
        return change(actor, entry, new ChangeEntry.Delete(version));
    }

    /** The patient has read an urgent one. */
    public Entry confirm(Actor actor, EntryId entry) {
        return change(actor, entry, new ChangeEntry.Confirm());
    }

    private Entry change(Actor actor, EntryId entry, ChangeEntry change) {
        rate.count(actor.requireAccount());
        return units.call(() -> threads.change(actor, entry, change));
    }

    /** Pins an entry for the patient, or takes the pin away. */
    public Conversation pin(Actor actor, ConversationId conversation, @Nullable EntryId entry) {
        return units.call(() -> threads.pin(actor, conversation, entry));
    }

    /** An entry of that conversation; not found, when it is another's. */
    public Entry entry(Actor actor, ConversationId conversation, EntryId id) {
        Entry it = conversations.entry(actor, id);
        if (!it.conversation().equals(conversation)) {
            throw ProblemException.notFound();
        }
        return it;
    }
}
