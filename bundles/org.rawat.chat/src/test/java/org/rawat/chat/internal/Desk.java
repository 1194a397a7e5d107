package org.rawat.chat.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.ConversationId;
import org.rawat.conversations.api.Threads;
import org.rawat.conversations.internal.Practice;
import org.rawat.persistence.api.UnitOfWork;

/** Writing in a practice; what happens around a unit of work can be made to go wrong. */
public final class Desk implements AutoCloseable {
    /** What goes on around each unit. */
    interface Around {
        <T> T run(Supplier<T> unit);
    }

    public final Practice practice = new Practice();
    public final ChatSettings settings;
    final SendWriter writer;
    public final Messages messages;
    volatile Around around =
            new Around() {
                @Override
                public <T> T run(Supplier<T> unit) {
                    return unit.get();
                }
            };

    public Desk(Map<String, Object> file) {
        this(file, null);
    }

    Desk(Map<String, Object> file, Threads threads) {
        settings = Configured.with(file);
        Threads real = threads == null ? practice.threads : threads;
        writer = new SendWriter(real, units(), settings);
        messages =
                new Messages(
                        writer,
                        practice.conversations,
                        real,
                        practice.db.unitOfWork(),
                        settings,
                        practice.db.clock());
    }

    private UnitOfWork units() {
        UnitOfWork real = practice.db.unitOfWork();
        return new UnitOfWork() {
            @Override
            public <T extends @org.jspecify.annotations.Nullable Object> T call(Supplier<T> work) {
                return around.run(() -> real.call(work));
            }

            @Override
            public boolean active() {
                return real.active();
            }

            @Override
            public void afterCommit(Runnable hook) {
                real.afterCommit(hook);
            }
        };
    }

    CompletableFuture<AppendOutcome> write(ConversationId where, UUID cid, String text) {
        return writer.write(AppendEntry.text(practice.actor(practice.patient), where, cid, text));
    }

    List<String> texts(ConversationId where) {
        return practice
                .conversations
                .entries(
                        practice.actor(practice.patient),
                        where,
                        org.rawat.conversations.api.EntryWindow.newest(),
                        200)
                .entries()
                .stream()
                .map(org.rawat.conversations.api.Entry::text)
                .toList();
    }

    @Override
    public void close() {
        try {
            writer.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        practice.close();
    }
}
