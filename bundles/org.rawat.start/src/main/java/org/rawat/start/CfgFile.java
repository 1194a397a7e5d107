package org.rawat.start;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code etc/*.cfg}, read as strictly as a person would. The container's own reader accepts
 * nearly everything: a line without "=" becomes a key with an empty value, and the clinic wonders
 * why the setting does nothing.
 */
record CfgFile(Path path, Map<String, Entry> entries) {

    record Entry(String value, int line) {}

    static CfgFile read(Path path) throws Refusal {
        List<String> lines;
        try {
            lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new Refusal(path + " is not UTF-8 text: save it as UTF-8.");
        } catch (IOException e) {
            throw new Refusal("Rawat cannot read " + path + " (" + Reason.of(e) + ").");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
                continue;
            }
            StringBuilder whole = new StringBuilder();
            while (continues(line) && i + 1 < lines.size()) {
                whole.append(line, 0, line.length() - 1);
                line = lines.get(++i).strip();
            }
            whole.append(line);
            add(path, entries, whole.toString(), number);
        }
        return new CfgFile(path, Map.copyOf(entries));
    }

    private static void add(Path path, Map<String, Entry> entries, String line, int number)
            throws Refusal {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            throw new Refusal(
                    path
                            + " line "
                            + number
                            + " is not a setting: write it as key = value, or begin it with #.");
        }
        String key = line.substring(0, equals).strip();
        if (key.chars().anyMatch(Character::isWhitespace)) {
            throw new Refusal(
                    path
                            + " line "
                            + number
                            + ": the key \""
                            + key
                            + "\" must not contain spaces.");
        }
        Entry entry = new Entry(line.substring(equals + 1).strip(), number);
        Entry before = entries.putIfAbsent(key, entry);
        if (before != null) {
            throw new Refusal(
                    path
                            + " line "
                            + number
                            + ": the key \""
                            + key
                            + "\" already stands in line "
                            + before.line()
                            + ", keep one of them.");
        }
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        for (int i = line.length() - 1; i >= 0 && line.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** The value, or the given one when the key is absent or empty. */
    String value(String key, String otherwise) {
        Entry entry = entries.get(key);
        return entry == null || entry.value().isEmpty() ? otherwise : entry.value();
    }
}
