package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("msg\\(\"([^\"]+)\"\\s*[,)]");
    private static final Pattern IN_JAVA =
            Pattern.compile(
                    "\"((?:notice|nav)\\.[a-z-]+)\"|(?:FieldProblem\\.of|invalid|problem)"
                            + "\\(\\s*\"?\\w+\"?,\\s*\"([a-z-]+)\"|(?:conflict|tooMany)\\(\\s*\"([a-z-]+)\"");
    private static final Set<String> OF_THE_FRONT_DOOR = Set.of("rawat.more");
    private static final Set<String> FIELDS_OF_THE_FRONT_DOOR = Set.of("required", "too-long");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(messages("messages_en.properties")).isEqualTo(messages("messages.properties"));
    }

    @Test
    void whatPagesAndServicesSayHasWordsAndNoWordsAreLeftOver() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : files(RESOURCES.resolve("templates"))) {
            Matcher keys = KEY.matcher(Files.readString(file));
            while (keys.find()) {
                used.add(keys.group(1));
            }
        }
        for (Path file : files(Path.of("src/main/java"))) {
            Matcher keys = IN_JAVA.matcher(Files.readString(file));
            while (keys.find()) {
                if (keys.group(1) != null) {
                    used.add(keys.group(1));
                } else if (keys.group(2) != null) {
                    if (!FIELDS_OF_THE_FRONT_DOOR.contains(keys.group(2))) {
                        used.add("field." + keys.group(2));
                    }
                } else {
                    used.add("problem." + keys.group(3));
                }
            }
        }
        used.removeAll(OF_THE_FRONT_DOOR);
        Set<String> known = messages("messages.properties");
        assertThat(known).containsAll(used);

        Set<String> unused = new TreeSet<>(known);
        unused.removeAll(used);
        // Put together from a prefix and a value.
        unused.removeIf(key -> key.startsWith("role.") || key.equals("problem.sign-in-refused"));
        unused.remove("field.email-or-phone");
        unused.remove("field.key-used");
        assertThat(unused).isEmpty();
    }

    private static Set<String> messages(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages").resolve(file))) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new TreeSet<>(all.filter(Files::isRegularFile).toList());
        }
    }
}
