package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;

/** Whoever watches the log is watched too: it must be there, and see. */
@Tag("quick")
class LogWatchIT {
    private static final String LINE =
            "2026-11-24T15:15:51,716 | %-5s | a-thread         | Something                       "
                    + " | 18 - a.bundle - 1.0.0 | it went wrong";

    @Test
    void itIsRegisteredForEveryClass() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(LogWatch.class);
        assertThat(System.getProperty("junit.jupiter.extensions.autodetection.enabled"))
                .isEqualTo("true");
    }

    @Test
    void warningsAndErrorsThatNobodyExpectedAreSeen() {
        String log =
                String.join(
                        "\n",
                        LINE.formatted("INFO"),
                        LINE.formatted("WARN"),
                        LINE.formatted("ERROR"),
                        "\tat of.a.trace | WARN | it is not");
        assertThat(LogWatch.loud(log, List.of())).hasSize(2);
        assertThat(LogWatch.loud(log, List.of(Pattern.compile("went wrong")))).isEmpty();
    }
}
