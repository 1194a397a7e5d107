package org.rawat.catalogue.fhir.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a pharmacy has been answering, for clinic IT. */
final class PharmacyCondition {
    private static final Logger LOG = LoggerFactory.getLogger(PharmacyCondition.class);
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final String name;
    private final Clock clock;
    private @Nullable Instant lastAnswer;
    private @Nullable Instant failingSince;
    private @Nullable Instant lastTried;
    private @Nullable PharmacyException failure;
    private int offered;
    private int unusable;

    PharmacyCondition(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * It has answered.
     *
     * @param all how many medicines
     * @param left how many of them say too little to be used
     */
    synchronized void answered(int all, int left) {
        if (failure != null) {
            LOG.info("The pharmacy {} answers again", name);
        }
        lastAnswer = clock.instant();
        lastTried = lastAnswer;
        failingSince = null;
        failure = null;
        if (all > 0) {
            offered = all;
            unusable = left;
        }
    }

    /** It has not. */
    synchronized void failed(PharmacyException why) {
        lastTried = clock.instant();
        if (failure == null) {
            failingSince = lastTried;
        }
        if (failure == null || failure.fault() != why.fault()) {
            // Not a warning: the catalogue gives one when it leaves the source alone.
            LOG.info("The pharmacy {} {}", name, why.getMessage());
        }
        failure = why;
    }

    /** Whether what is known of it is of this minute. */
    synchronized boolean recent() {
        return lastTried != null && clock.instant().isBefore(lastTried.plus(RECENT));
    }

    synchronized Health health() {
        PharmacyException why = failure;
        if (why != null) {
            return Health.warn(
                    name
                            + " "
                            + why.getMessage()
                            + ", since "
                            + seconds(failingSince)
                            + (lastAnswer == null
                                    ? "; it has not answered yet"
                                    : "; it last answered at " + seconds(lastAnswer)),
                    why.fault().remedy());
        }
        if (offered > 0 && unusable == offered) {
            return Health.warn(
                    name + " answers, but its medicines say no name, form or code",
                    "See whether resource fits the pharmacy; ask it for complete entries.");
        }
        String some = " (" + unusable + " of " + offered + " say no name, form or code)";
        return Health.ok(
                lastAnswer == null
                        ? name + " has not been asked yet"
                        : name
                                + " answered at "
                                + seconds(lastAnswer)
                                + (unusable > 0 ? some : ""));
    }

    private static String seconds(@Nullable Instant instant) {
        return instant == null ? "?" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
