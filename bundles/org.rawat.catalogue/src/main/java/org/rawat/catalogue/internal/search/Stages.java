package org.rawat.catalogue.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/**
 * What is asked of the index, one after the other until there are enough hits: the beginning of a
 * name, the beginning of its words, the same as they sound, the same with typing errors.
 */
final class Stages {
    private static final int SHORTEST_ALONE = 3;
    private static final int SHORTEST_AMONG_OTHERS = 2;
    private static final int SHORTEST_WITH_TWO = 8;

    private Stages() {}

    /**
     * One way of asking.
     *
     * @param fewerThan asked only while there are fewer hits than this
     * @param query makes the question from what was typed
     */
    record Stage(int fewerThan, Function<List<String>, Query> query) {}

    /**
     * In their order. Errors are looked for when there is little that fits as typed, two of them,
     * and a word too much, when there is nothing at all: those questions cost most.
     */
    static List<Stage> all() {
        return List.of(
                new Stage(Integer.MAX_VALUE, Stages::start),
                new Stage(Integer.MAX_VALUE, Stages::words),
                new Stage(Integer.MAX_VALUE, Stages::sounds),
                new Stage(5, tokens -> misspelt(tokens, 1)),
                new Stage(1, tokens -> misspelt(tokens, 2)),
                new Stage(1, Stages::allButOne));
    }

    static Query prescribable(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(
                        new TermQuery(new Term(ProductDocument.PRESCRIBABLE, ProductDocument.YES)),
                        Occur.FILTER)
                .build();
    }

    private static Query start(List<String> tokens) {
        return new PrefixQuery(new Term(ProductDocument.START, String.join(" ", tokens)));
    }

    private static Query words(List<String> tokens) {
        return each(
                tokens,
                token ->
                        either(
                                prefix(ProductDocument.WORD, token, 2),
                                prefix(ProductDocument.DETAIL, token, 1)));
    }

    private static Query sounds(List<String> tokens) {
        return each(
                tokens,
                token ->
                        either(
                                prefix(ProductDocument.SOUND, Words.sound(token), 2),
                                prefix(ProductDocument.DETAIL, token, 1)));
    }

    /** Numbers are never guessed: 50 is not 500. */
    private static Query misspelt(List<String> tokens, int errors) {
        int shortest = tokens.size() == 1 ? SHORTEST_ALONE : SHORTEST_AMONG_OTHERS;
        return each(
                tokens,
                token -> {
                    List<Query> ways = new ArrayList<>();
                    ways.add(prefix(ProductDocument.DETAIL, token, 6));
                    ways.add(prefix(ProductDocument.WORD, token, 10));
                    if (!Words.isNumber(token) && token.length() >= shortest) {
                        ways.add(near(token, 1, false, 8));
                        if (token.length() >= SHORTEST_ALONE) {
                            ways.add(near(token, 1, true, 4));
                        }
                        if (errors == 2 && token.length() >= SHORTEST_WITH_TWO) {
                            ways.add(near(token, 2, false, 3));
                            ways.add(near(token, 2, true, 2));
                            ways.add(nearSound(token));
                        }
                    }
                    return either(ways.toArray(Query[]::new));
                });
    }

    /**
     * One word may not fit: there is amoxicillin 500, though no capsule of it. Numbers all fit, and
     * one of the words is the beginning of a name's.
     */
    private static Query allButOne(List<String> tokens) {
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        List<Query> names = new ArrayList<>();
        int words = 0;
        for (String token : tokens) {
            boolean number = Words.isNumber(token);
            words += number ? 0 : 1;
            most.add(
                    either(
                            prefix(ProductDocument.WORD, token, 2),
                            prefix(ProductDocument.DETAIL, token, 1)),
                    number ? Occur.MUST : Occur.SHOULD);
            if (!number && token.length() >= SHORTEST_ALONE) {
                names.add(prefix(ProductDocument.WORD, token, 1));
            }
        }
        if (words < 2 || names.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        most.add(either(names.toArray(Query[]::new)), Occur.MUST);
        return most.setMinimumNumberShouldMatch(words - 1).build();
    }

    /** Spelt as it sounds, and an error in it besides. */
    private static Query nearSound(String token) {
        return near(ProductDocument.SOUND, Words.sound(token), 1, true, 1);
    }

    /** Words at most so many errors away, or words that begin so. */
    private static Query near(String token, int errors, boolean beginning, float score) {
        return near(ProductDocument.WORD, token, errors, beginning, score);
    }

    private static Query near(
            String field, String token, int errors, boolean beginning, float score) {
        Automaton automaton = new LevenshteinAutomata(token, true).toAutomaton(errors);
        if (beginning) {
            automaton =
                    Operations.determinize(
                            Operations.concatenate(automaton, Automata.makeAnyString()),
                            Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        }
        return scored(new AutomatonQuery(new Term(field, token), automaton), score);
    }

    private static Query each(List<String> tokens, Function<String, Query> query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        tokens.forEach(token -> all.add(query.apply(token), Occur.MUST));
        return all.build();
    }

    private static Query either(Query... queries) {
        return new DisjunctionMaxQuery(List.of(queries), 0);
    }

    private static Query prefix(String field, String token, float score) {
        return scored(new PrefixQuery(new Term(field, token)), score);
    }

    private static Query scored(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
