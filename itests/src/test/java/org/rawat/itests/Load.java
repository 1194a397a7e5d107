package org.rawat.itests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/** A closed loop: each client does its work again as soon as it is done. */
final class Load {
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private Load() {}

    /** What was measured: how many a second, and the time of one in milliseconds. */
    record Figures(String what, double rate, double p50, double p95, double p99) {
        static Figures of(String what, double seconds, long[] nanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Figures(
                    what,
                    sorted.length / seconds,
                    at(sorted, 0.50),
                    at(sorted, 0.95),
                    at(sorted, 0.99));
        }

        private static double at(long[] sorted, double share) {
            if (sorted.length == 0) {
                throw new AssertionError("nothing was measured");
            }
            return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
        }

        /** One line a figure: the value, then each baseline of the same run and the ratio to it. */
        void beside(Figures... baselines) {
            line(
                    "a second",
                    "%.0f",
                    rate,
                    Arrays.stream(baselines).map(Figures::rate).toList(),
                    baselines);
            line(
                    "p50 ms",
                    "%.2f",
                    p50,
                    Arrays.stream(baselines).map(Figures::p50).toList(),
                    baselines);
            line(
                    "p95 ms",
                    "%.2f",
                    p95,
                    Arrays.stream(baselines).map(Figures::p95).toList(),
                    baselines);
            line(
                    "p99 ms",
                    "%.2f",
                    p99,
                    Arrays.stream(baselines).map(Figures::p99).toList(),
                    baselines);
        }

        private void line(
                String unit, String format, double value, List<Double> others, Figures[] names) {
            StringBuilder line = new StringBuilder(what + ", " + unit + ": ");
            line.append(String.format(Locale.ROOT, format, value));
            for (int i = 0; i < names.length; i++) {
                line.append("; ").append(names[i].what()).append(' ');
                line.append(String.format(Locale.ROOT, format, others.get(i)));
                line.append(String.format(Locale.ROOT, ", ratio %.4f", value / others.get(i)));
            }
            System.out.println(line);
        }
    }

    /** Lets the clients work, first unmeasured, then for so many seconds. */
    static Figures run(String what, int seconds, List<? extends Runnable> clients) {
        loop(WARM_UP.toNanos(), clients);
        long begin = System.nanoTime();
        long[] nanos = loop(Duration.ofSeconds(seconds).toNanos(), clients);
        return Figures.of(what, (System.nanoTime() - begin) / 1e9, nanos);
    }

    /**
     * Two loads in turn, a second each, the first half of the turns unmeasured: whatever else the
     * machine does meanwhile, and whatever the JVM has yet to learn, meets both alike.
     *
     * @return the figures of the first and of the second
     */
    static List<Figures> inTurn(
            int turns,
            String first,
            List<? extends Runnable> firstClients,
            String second,
            List<? extends Runnable> secondClients) {
        long turn = Duration.ofSeconds(1).toNanos();
        long[][] nanos = new long[2][0];
        double[] seconds = new double[2];
        for (int i = 0; i < 2 * turns; i++) {
            int which = i % 2;
            long begin = System.nanoTime();
            long[] measured = loop(turn, which == 0 ? firstClients : secondClients);
            if (i >= turns) {
                seconds[which] += (System.nanoTime() - begin) / 1e9;
                nanos[which] = LongStream.concat(of(nanos[which]), of(measured)).toArray();
            }
        }
        return List.of(
                Figures.of(first, seconds[0], nanos[0]), Figures.of(second, seconds[1], nanos[1]));
    }

    private static LongStream of(long[] values) {
        return Arrays.stream(values);
    }

    private static long[] loop(long nanos, List<? extends Runnable> clients) {
        ConcurrentLinkedQueue<List<Long>> measured = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> broken = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        for (Runnable client : clients) {
            Thread thread =
                    new Thread(
                            () -> {
                                List<Long> own = new ArrayList<>();
                                try {
                                    for (long now = System.nanoTime(); now < end; ) {
                                        client.run();
                                        long after = System.nanoTime();
                                        own.add(after - now);
                                        now = after;
                                    }
                                } catch (RuntimeException | AssertionError e) {
                                    broken.add(e);
                                }
                                measured.add(own);
                            },
                            "client " + threads.size());
            threads.add(thread);
            thread.start();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(broken.size() + " clients could not go on", broken.peek());
        }
        return measured.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
    }
}
