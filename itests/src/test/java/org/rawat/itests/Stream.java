package org.rawat.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** People who go on working while something else happens: every answer must be as expected. */
final class Stream implements AutoCloseable {
    /** One request, again and again. */
    record Ask(Visitor visitor, String path, Predicate<Visitor.Answer> expected) {}

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> unexpected = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;

    /** Starts one thread for each request. */
    Stream(List<Ask> asks) {
        for (Ask ask : asks) {
            Thread thread = new Thread(() -> goOn(ask), "stream " + ask.path());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void goOn(Ask ask) {
        while (running) {
            try {
                Visitor.Answer answer = ask.visitor().page(ask.path());
                if (!ask.expected().test(answer)) {
                    unexpected.add(ask.path() + " answered " + answer.status());
                }
            } catch (AssertionError e) {
                unexpected.add(ask.path() + " broke: " + e.getMessage());
            }
            answers.incrementAndGet();
        }
    }

    int answers() {
        return answers.get();
    }

    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    @Override
    public void close() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join(70_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
