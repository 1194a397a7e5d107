package org.rawat.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.conversations.api.AppendEntry;
import org.rawat.conversations.api.AppendOutcome;
import org.rawat.conversations.api.Conversation;
import org.rawat.conversations.api.Threads;

class SendWriterTest {
    private Desk desk = new Desk(Map.of());

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatGathersDuringACommitSharesTheNextOne() throws Exception {
        Conversation room = desk.practice.opened();
        List<CompletableFuture<AppendOutcome>> sent = new ArrayList<>();
        try (Connection other = desk.practice.db.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT id FROM conversations.conversations FOR UPDATE");
            for (int i = 0; i < 500; i++) {
                sent.add(desk.write(room.id(), UUID.randomUUID(), "pesan " + i));
            }
            assertThat(sent).noneMatch(CompletableFuture::isDone);
            other.rollback();
        }
        for (CompletableFuture<AppendOutcome> one : sent) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isInstanceOf(AppendOutcome.Stored.class);
        }
        assertThat(desk.writer.commits()).isLessThanOrEqualTo(4);
        assertThat(desk.texts(room.id()))
                .isEqualTo(IntStream.range(300, 500).mapToObj(i -> "pesan " + i).toList());
    }

    @Test
    void nobodyHearsOfAMessageBeforeItsCommit() throws Exception {
        Conversation room = desk.practice.opened();
        CountDownLatch committed = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        desk.around =
                new Desk.Around() {
                    @Override
                    public <T> T run(Supplier<T> unit) {
                        await(mayGoOn);
                        T result = unit.get();
                        committed.countDown();
                        return result;
                    }
                };
        CompletableFuture<AppendOutcome> sent = desk.write(room.id(), UUID.randomUUID(), "satu");
        sent.whenComplete((it, failure) -> assertThat(committed.getCount()).isZero());
        assertThat(sent).isNotDone();
        mayGoOn.countDown();
        assertThat(sent.get(10, TimeUnit.SECONDS)).isInstanceOf(AppendOutcome.Stored.class);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsAcknowledgedAndAfterwardsTheSameIsSentOnce()
            throws Exception {
        Conversation room = desk.practice.opened();
        UUID cid = UUID.randomUUID();
        Desk.Around well = desk.around;
        desk.around =
                new Desk.Around() {
                    @Override
                    public <T> T run(Supplier<T> unit) {
                        throw away();
                    }
                };
        refused(desk.write(room.id(), cid, "halo"), "not-sent-yet");

        // The commit went through, and the word of it was lost.
        desk.around =
                new Desk.Around() {
                    @Override
                    public <T> T run(Supplier<T> unit) {
                        unit.get();
                        throw away();
                    }
                };
        refused(desk.write(room.id(), cid, "halo"), "not-sent-yet");

        desk.around = well;
        assertThat(desk.write(room.id(), cid, "halo").get(10, TimeUnit.SECONDS))
                .isInstanceOf(AppendOutcome.Duplicate.class);
        assertThat(desk.texts(room.id())).containsExactly("halo");
    }

    private static ProblemException away() {
        return ProblemException.unavailable("database-unavailable", Duration.ofSeconds(2), null);
    }

    private static void refused(CompletableFuture<AppendOutcome> sent, String code) {
        assertThatThrownBy(() -> sent.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> {
                            assertThat(it.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
                            assertThat(it.code()).isEqualTo(code);
                        });
    }

    @Test
    void whenTooMuchIsWaitingTheNextIsToldToComeAgain() throws Exception {
        desk.close();
        desk = new Desk(Map.of("queue.messages", 100));
        Conversation room = desk.practice.opened();
        CountDownLatch mayGoOn = new CountDownLatch(1);
        desk.around =
                new Desk.Around() {
                    @Override
                    public <T> T run(Supplier<T> unit) {
                        await(mayGoOn);
                        return unit.get();
                    }
                };
        List<CompletableFuture<AppendOutcome>> taken = new ArrayList<>();
        ProblemException refused = null;
        for (int i = 0; i < 1_000 && refused == null; i++) {
            try {
                taken.add(desk.write(room.id(), UUID.randomUUID(), "pesan " + i));
            } catch (ProblemException e) {
                refused = e;
            }
        }
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(ProblemKind.TOO_MANY);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(taken).hasSizeLessThanOrEqualTo(101 + 256);
        mayGoOn.countDown();
        for (CompletableFuture<AppendOutcome> one : taken) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isInstanceOf(AppendOutcome.Stored.class);
        }
    }

    @Test
    void oneSendThatBreaksEverythingFailsAlone() throws Exception {
        desk.close();
        Desk[] holder = new Desk[1];
        Threads breaking =
                (Threads)
                        Proxy.newProxyInstance(
                                Threads.class.getClassLoader(),
                                new Class<?>[] {Threads.class},
                                (proxy, method, args) -> {
                                    if (method.getName().equals("append")
                                            && ((List<?>) args[0])
                                                    .stream().anyMatch(SendWriterTest::isBomb)) {
                                        throw new IllegalStateException("bomb");
                                    }
                                    try {
                                        return method.invoke(holder[0].practice.threads, args);
                                    } catch (InvocationTargetException e) {
                                        throw e.getTargetException();
                                    }
                                });
        desk = new Desk(Map.of(), breaking);
        holder[0] = desk;
        Conversation room = desk.practice.opened();
        CountDownLatch mayGoOn = new CountDownLatch(1);
        desk.around =
                new Desk.Around() {
                    @Override
                    public <T> T run(Supplier<T> unit) {
                        await(mayGoOn);
                        return unit.get();
                    }
                };
        List<CompletableFuture<AppendOutcome>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(desk.write(room.id(), UUID.randomUUID(), i == 7 ? "bomb" : "pesan " + i));
        }
        mayGoOn.countDown();
        for (int i = 0; i < 20; i++) {
            CompletableFuture<AppendOutcome> one = sent.get(i);
            if (i == 7) {
                assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS))
                        .hasMessageContaining("bomb");
            } else {
                assertThat(one.get(10, TimeUnit.SECONDS)).isInstanceOf(AppendOutcome.Stored.class);
            }
        }
        assertThat(desk.texts(room.id())).hasSize(19);
    }

    private static boolean isBomb(Object entry) {
        return ((AppendEntry) entry).text().equals("bomb");
    }

    @Test
    void whatIsWaitingWhenTheFunctionGoesIsStoredAndNothingIsTakenAfterwards() throws Exception {
        Conversation room = desk.practice.opened();
        List<CompletableFuture<AppendOutcome>> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sent.add(desk.write(room.id(), UUID.randomUUID(), "pesan " + i));
        }
        desk.writer.stop();
        for (CompletableFuture<AppendOutcome> one : sent) {
            assertThat(one.get(1, TimeUnit.SECONDS)).isInstanceOf(AppendOutcome.Stored.class);
        }
        assertThatThrownBy(() -> desk.write(room.id(), UUID.randomUUID(), "terlambat"))
                .hasMessageContaining("chat-stopping");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
