package org.rawat.prescriptions.internal.dosage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The words that are known: which they are stands in {@code dosage/vocabulary.txt}. */
final class Vocabulary {
    private static final String SOURCE = "/dosage/vocabulary.txt";

    private final Node root = new Node();

    /**
     * The meanings that the longest known phrase has.
     *
     * @param length of how many words it is
     * @param meanings by kind
     */
    record Match(int length, Map<String, String> meanings) {
        static final Match NONE = new Match(0, Map.of());

        boolean is(String kind) {
            return meanings.containsKey(kind);
        }

        String value(String kind) {
            return Objects.requireNonNull(meanings.get(kind));
        }
    }

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private final Map<String, String> meanings = new HashMap<>();
    }

    Vocabulary() {
        try (InputStream in = Vocabulary.class.getResourceAsStream(SOURCE);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            lines.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).forEach(this::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void learn(String line) {
        int colon = line.indexOf(": ");
        String[] head = line.substring(0, colon).split(" ", 2);
        for (String phrase : line.substring(colon + 2).split("; ")) {
            boolean abbreviation = phrase.startsWith("~");
            String written = abbreviation ? phrase.substring(1) : phrase;
            learn(written, head[0], head.length == 1 ? "" : head[1]);
            if (abbreviation) {
                learn(
                        String.join(" ", written.split("")),
                        head[0],
                        head.length == 1 ? "" : head[1]);
            }
        }
    }

    private void learn(String phrase, String kind, String value) {
        Node node = root;
        for (Token token : Tokens.of(phrase)) {
            node = node.next.computeIfAbsent(token.text(), word -> new Node());
        }
        String former = node.meanings.put(kind, value);
        if (former != null && !former.equals(value)) {
            throw new IllegalStateException(phrase + " is " + former + " and " + value);
        }
    }

    /** The longest known phrase that begins here; its length is 0 when there is none. */
    Match longest(List<Token> tokens, int from) {
        Match found = Match.NONE;
        Node node = root;
        for (int i = from; i < tokens.size(); i++) {
            node = node.next.get(tokens.get(i).text());
            if (node == null) {
                break;
            }
            if (!node.meanings.isEmpty()) {
                found = new Match(i - from + 1, node.meanings);
            }
        }
        return found;
    }

    /** The longest phrase of this kind that begins here; its length is 0 when there is none. */
    Match longest(List<Token> tokens, int from, String kind) {
        Match found = Match.NONE;
        Node node = root;
        for (int i = from; i < tokens.size(); i++) {
            node = node.next.get(tokens.get(i).text());
            if (node == null) {
                break;
            }
            if (node.meanings.containsKey(kind)) {
                found = new Match(i - from + 1, node.meanings);
            }
        }
        return found;
    }
}
