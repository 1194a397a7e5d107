package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a start ended that could not go well, and what it said. */
record Started(int exit, String output) {
    /** Starts in the foreground and waits for the end, which must come soon. */
    static Started inVain(Archive archive, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(archive.home().resolve("bin/rawat").toString(), "run")
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(archive.home().resolve("refused.out").toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError("did not refuse to start: " + archive.read("refused.out"));
            }
            return new Started(process.exitValue(), archive.read("refused.out").strip());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One for clinic IT, that names all of these words, and no stack. */
    void isOneSentence(String... words) {
        assertThat(exit).as(output).isNotZero();
        assertThat(output).contains(words);
        assertThat(output.lines().filter(line -> !line.isBlank()).count())
                .as(output)
                .isLessThanOrEqualTo(2);
        assertThat(output).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
