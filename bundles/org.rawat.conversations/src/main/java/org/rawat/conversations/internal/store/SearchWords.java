package org.rawat.conversations.internal.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How texts are compared when something is looked for. */
public final class SearchWords {
    private static final int MOST = 8;

    private SearchWords() {}

    /** Without accents, in small letters, letters and digits only. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** The words of what was typed; the first few of them. */
    static List<String> of(String query) {
        String plain = plain(query);
        List<String> words = new ArrayList<>();
        for (String word : plain.split(" ")) {
            if (!word.isEmpty() && words.size() < MOST) {
                words.add(word);
            }
        }
        return words;
    }
}
