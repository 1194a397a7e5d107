package org.rawat.catalogue.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.rawat.catalogue.api.ProductId;

/**
 * What is asked of the index, one after the other until there are enough hits: the beginning of a
 * name, the beginning of its words, the same as they sound, the same with typing errors.
 */
final class Stages {
    private static final int SHORTEST_ALONE = 3;
    private static final int SHORTEST_AMONG_OTHERS = 2;
    private static final int SHORTEST_WITH_TWO = 8;
    private static final int LONGEST_MISSPELT = 30;

    private Stages() {}

    /**
     * One way of asking.
     *
     * @param fewerThan asked only while there are fewer hits than this
     * @param equals whether whatever fits, fits equally well
     * @param query makes the question from what was typed
     */
    record Stage(int fewerThan, boolean equals, Function<List<String>, Query> query) {}

    /**
     * In their order. Errors are looked for when there is little that fits as typed, two of them,
     * and a word too much, when there is nothing at all: those questions cost most.
     */
    static List<Stage> of(List<String> tokens) {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(Integer.MAX_VALUE, true, Stages::start));
        if (tokens.size() == 1) {
            // One after the other instead of all at once and then the better of them.
            stages.add(always(ProductDocument.WORD, UnaryOperator.identity()));
            stages.add(always(ProductDocument.DETAIL, UnaryOperator.identity()));
            stages.add(always(ProductDocument.SOUND, Words::sound));
        } else {
            stages.add(new Stage(Integer.MAX_VALUE, false, Stages::words));
            stages.add(new Stage(Integer.MAX_VALUE, false, Stages::sounds));
        }
        stages.add(new Stage(5, false, all -> misspelt(all, 1)));
        stages.add(new Stage(1, false, all -> misspelt(all, 2)));
        stages.add(new Stage(1, false, Stages::allButOne));
        return stages;
    }

    private static Stage always(String field, UnaryOperator<String> as) {
        return new Stage(Integer.MAX_VALUE, true, tokens -> begins(field, as.apply(tokens.get(0))));
    }

    /** Of what a question asks for only these. */
    static Query only(Query query, Set<ProductId> products) {
        List<BytesRef> ids =
                products.stream().map(product -> new BytesRef(product.toString())).toList();
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermInSetQuery(ProductDocument.ID, ids), Occur.FILTER)
                .build();
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
        return begins(ProductDocument.START, String.join(" ", tokens));
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
                    if (!Words.isNumber(token)
                            && token.length() >= shortest
                            && token.length() <= LONGEST_MISSPELT) {
                        boolean openToo = token.length() >= SHORTEST_ALONE;
                        near(ways, ProductDocument.WORD, token, new Near(1, 8, openToo ? 4 : 0));
                        if (errors == 2 && token.length() >= SHORTEST_WITH_TWO) {
                            near(ways, ProductDocument.WORD, token, new Near(2, 3, 2));
                            // Spelt as it sounds, and an error in it besides.
                            near(
                                    ways,
                                    ProductDocument.SOUND,
                                    Words.sound(token),
                                    new Near(1, 0, 1));
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

    /**
     * How near a word is to what was typed.
     *
     * @param errors how many errors there may be
     * @param whole what a word is worth; 0: not looked for
     * @param open what a word is worth that only begins so; 0: not looked for
     */
    private record Near(int errors, float whole, float open) {}

    private static void near(List<Query> ways, String field, String token, Near near) {
        TypingError error = TypingError.of(token, near.errors());
        if (near.whole() > 0) {
            ways.add(scored(error.whole(field), near.whole()));
        }
        if (near.open() > 0) {
            ways.add(scored(error.open(field), near.open()));
        }
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
        return scored(begins(field, token), score);
    }

    /** What begins so; where it lies ready, that is one list and not one for each term. */
    private static Query begins(String field, String token) {
        boolean ready = field.equals(ProductDocument.START) || field.equals(ProductDocument.WORD);
        return ready && token.length() <= ProductDocument.BEGINNING
                ? new TermQuery(new Term(field + ProductDocument.BEGINS, token))
                : new PrefixQuery(new Term(field, token));
    }

    private static Query scored(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
