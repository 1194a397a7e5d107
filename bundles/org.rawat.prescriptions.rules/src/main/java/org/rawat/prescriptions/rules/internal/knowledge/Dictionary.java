package org.rawat.prescriptions.rules.internal.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds substances and classes by any of their names, in Indonesian or English. */
public final class Dictionary {
    private static final int WORDS_MAX = 5;

    private final Map<String, Substance> substances = new HashMap<>();
    private final Map<String, SubstanceClass> classes = new HashMap<>();

    void add(Substance substance, List<String> names) {
        names.forEach(name -> substances.putIfAbsent(Names.plain(name), substance));
    }

    void add(SubstanceClass found, List<String> names) {
        names.forEach(name -> classes.putIfAbsent(Names.plain(name), found));
    }

    /** A substance by the name of an ingredient; what is not known for certain is empty. */
    public Optional<Substance> substance(String name) {
        String plain = Names.plain(name);
        Substance found = substances.get(plain);
        return Optional.ofNullable(
                found != null ? found : substances.get(Names.withoutSalt(plain)));
    }

    /**
     * What a text of words speaks of: a substance, a class.
     *
     * @param substance the substance, or null
     * @param group the class, or null
     */
    public record Mention(@Nullable Substance substance, @Nullable SubstanceClass group) {}

    /** Every substance and class that is named somewhere in a text, the longest names first. */
    public List<Mention> mentions(String text) {
        List<Mention> mentions = new ArrayList<>();
        List<String> words = new ArrayList<>(Arrays.asList(Names.plain(text).split(" ")));
        for (int length = Math.min(WORDS_MAX, words.size()); length > 0; length--) {
            for (int at = 0; at + length <= words.size(); at++) {
                String part = String.join(" ", words.subList(at, at + length));
                Substance substance = substances.get(part);
                SubstanceClass group = classes.get(part);
                if (!part.isBlank() && (substance != null || group != null)) {
                    mentions.add(new Mention(substance, group));
                    for (int word = at; word < at + length; word++) {
                        words.set(word, "");
                    }
                }
            }
        }
        return mentions;
    }
}
