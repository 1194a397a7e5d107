package org.rawat.console.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rawat.api.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the chosen functions back, once, after a start. On a thread of its own: the container
 * installs one thing after the other, and whoever waits for it while it starts our bundle waits for
 * ever.
 */
final class Restoring implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

    private final FunctionFeatures features;
    private final ChosenFunctions chosen;
    private final Thread thread = new Thread(this, "rawat-functions");
    private final Map<String, String> failed = new TreeMap<>();
    private volatile boolean stopped;

    Restoring(FunctionFeatures features, ChosenFunctions chosen) {
        this.features = features;
        this.chosen = chosen;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        try {
            restore(chosen.read());
        } catch (IOException e) {
            if (stopped) {
                return;
            }
            LOG.error("The chosen functions cannot be read: {}", Sentences.of(e));
            failed("the list", "it cannot be read, " + Sentences.of(e));
        } catch (Exception e) {
            if (stopped) {
                return;
            }
            LOG.error("The chosen functions cannot be brought back", e);
            failed("all", Sentences.of(e));
        }
    }

    private void restore(Set<String> names) throws Exception {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(features.installed());
        Set<String> unknown = new TreeSet<>(missing);
        unknown.removeAll(features.all().keySet());
        missing.removeAll(unknown);
        unknown.forEach(name -> failed(name, "this Rawat does not have it."));
        if (!missing.isEmpty()) {
            install(missing);
        }
        if (stopped) {
            // The container has begun anew with its features, and so will our successor.
            return;
        }
        Set<String> installed = features.installed();
        for (String name : names) {
            if (installed.contains(name)) {
                LOG.info("Function {} is installed", name);
            } else {
                LOG.error("Function {} was chosen and is missing: {}", name, reason(name));
            }
        }
    }

    // All at once is quickest; one that cannot be installed must not keep the others away.
    private void install(Set<String> missing) {
        try {
            features.install(missing);
        } catch (Exception e) {
            for (String name : missing) {
                try {
                    features.install(Set.of(name));
                } catch (Exception alone) {
                    failed(name, Sentences.of(alone));
                }
            }
        }
    }

    private synchronized void failed(String name, String reason) {
        failed.put(name, reason);
    }

    private synchronized String reason(String name) {
        return failed.getOrDefault(name, "it is not installed.");
    }

    synchronized Health health() {
        failed.keySet().removeIf(this::thereByNow);
        if (failed.isEmpty()) {
            return Health.ok("every chosen function is installed");
        }
        return Health.critical(
                "Chosen functions are missing: " + String.join(", ", failed.keySet()) + ".",
                "Try rawat:function-install, which says why; rawat:function-remove forgets the"
                        + " choice.");
    }

    private boolean thereByNow(String name) {
        try {
            return features.installed().contains(name)
                    || (FunctionFeatures.isFunction(name) && !chosen.read().contains(name));
        } catch (Exception e) {
            return false;
        }
    }
}
