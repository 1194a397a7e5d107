package org.rawat.realtime.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private final Line line = new Line();
    private final SendQueue queue = new SendQueue(line, 3, 100);

    @Test
    void oneFrameIsOnItsWayAtATimeAndTheOthersFollowInOrder() {
        queue.offer("1");
        queue.offer("2");
        queue.offer("3");
        assertThat(line.sent).containsExactly("1");
        line.arrives();
        line.arrives();
        line.arrives();
        assertThat(line.sent).containsExactly("1", "2", "3");
        assertThat(queue.size()).isZero();
    }

    @Test
    void whatDoesNotFitIsSaidByNumberAndByLength() {
        for (int i = 0; i < 4; i++) {
            assertThat(queue.offer("x")).isTrue();
        }
        assertThat(queue.offer("x")).isFalse();

        SendQueue other = new SendQueue(new Line(), 1_000, 100);
        assertThat(other.offer("x")).isTrue();
        assertThat(other.offer("x".repeat(5_000))).as("one long frame always fits").isTrue();
        assertThat(other.offer("x")).isFalse();
    }

    @Test
    void aHundredThousandFramesThatLeaveAtOnceNeedNoDeepStack() {
        line.atOnce = true;
        SendQueue deep = new SendQueue(line, 200_000, Integer.MAX_VALUE);
        line.atOnce = false;
        deep.offer("first");
        for (int i = 0; i < 100_000; i++) {
            deep.offer("x");
        }
        line.atOnce = true;
        line.arrives();
        assertThat(line.sent).hasSize(100_001);
    }

    @Test
    void afterTheEndNothingIsSent() {
        queue.offer("1");
        queue.offer("2");
        queue.close();
        line.arrives();
        assertThat(queue.offer("3")).isTrue();
        assertThat(line.sent).containsExactly("1");
    }

    /** A line whose frames arrive when the test says so. */
    private static final class Line implements Connection {
        private final List<String> sent = new ArrayList<>();
        private Runnable done = () -> {};
        private boolean atOnce;

        void arrives() {
            done.run();
        }

        @Override
        public void send(String text, Runnable whenDone) {
            sent.add(text);
            if (atOnce) {
                whenDone.run();
            } else {
                done = whenDone;
            }
        }

        @Override
        public void close(int code, String reason) {}

        @Override
        public void cut() {}

        @Override
        public void next() {}
    }
}
