package org.rawat.realtime.internal;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets' threads, so that a function that is slow over a socket holds no page up. */
@Component(service = Workers.class)
public final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int WORK = 16;
    private static final int PUSH = 2;
    private static final int STATES = 4;

    private final ExecutorService work =
            pool("work", WORK, 20_000, new ThreadPoolExecutor.AbortPolicy());
    private final ExecutorService push =
            pool("push", PUSH, 10_000, new ThreadPoolExecutor.CallerRunsPolicy());
    private final ExecutorService states =
            pool("state", STATES, 1_000, new ThreadPoolExecutor.AbortPolicy());
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> daemon(task, "rawat-realtime-timer"));

    @Activate
    public Workers() {}

    @Deactivate
    void deactivate() {
        timer.shutdownNow();
        work.shutdownNow();
        push.shutdownNow();
        states.shutdownNow();
    }

    /** Answers frames; false when there is no room for more. */
    boolean work(Runnable task) {
        try {
            work.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("No room for more work", e);
            return false;
        }
    }

    /** Sends what was committed. */
    void push(Runnable task) {
        push.execute(task);
    }

    /** Asks functions for their current values. */
    ExecutorService states() {
        return states;
    }

    /** Does the work after a while. */
    void later(Duration after, Runnable task) {
        try {
            timer.schedule(() -> work(task), after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping already", e);
        }
    }

    /** Does something short again and again, on the timer's own thread, until it is cancelled. */
    Future<?> every(Duration period, Runnable task) {
        return timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("A timer of the sockets failed; it goes on", e);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static ExecutorService pool(
            String name, int threads, int queue, RejectedExecutionHandler full) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queue),
                        task ->
                                daemon(
                                        task,
                                        "rawat-realtime-" + name + "-" + count.incrementAndGet()),
                        full);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
