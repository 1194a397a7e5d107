package org.rawat.catalogue.internal.search;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.Transition;

/**
 * The words that are some errors away from what was typed: a letter too many, too few, another one,
 * or two in the wrong order. Made for each letter that somebody types, so it has to be cheap: it
 * compares bytes where letters are bytes, and makes one automaton of the other.
 */
final class TypingError {
    private final String token;
    private final Automaton automaton;
    private final boolean bytes;

    private TypingError(String token, Automaton automaton, boolean bytes) {
        this.token = token;
        this.automaton = automaton;
        this.bytes = bytes;
    }

    static TypingError of(String token, int errors) {
        boolean bytes = token.chars().allMatch(c -> c < 0x80);
        LevenshteinAutomata all =
                bytes
                        ? new LevenshteinAutomata(letters(token), 0xFF, true)
                        : new LevenshteinAutomata(token, true);
        return new TypingError(token, all.toAutomaton(errors), bytes);
    }

    private static int[] letters(String token) {
        byte[] letters = token.getBytes(StandardCharsets.US_ASCII);
        int[] codes = new int[letters.length];
        for (int i = 0; i < letters.length; i++) {
            codes[i] = letters[i];
        }
        return codes;
    }

    /** Words that are so. */
    Query whole(String field) {
        return query(field, automaton);
    }

    /** Words that begin so. */
    Query open(String field) {
        return query(field, opened());
    }

    private Query query(String field, Automaton words) {
        return new AutomatonQuery(
                new Term(field, token), words, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT, bytes);
    }

    /**
     * The automaton is deterministic: what begins with one of its words has passed a state that
     * accepts, and from there anything may follow.
     */
    private Automaton opened() {
        Automaton.Builder opened = new Automaton.Builder();
        Transition transition = new Transition();
        int last = bytes ? 0xFF : Character.MAX_CODE_POINT;
        for (int state = 0; state < automaton.getNumStates(); state++) {
            opened.createState();
            opened.setAccept(state, automaton.isAccept(state));
        }
        for (int state = 0; state < automaton.getNumStates(); state++) {
            if (automaton.isAccept(state)) {
                opened.addTransition(state, state, 0, last);
                continue;
            }
            int transitions = automaton.initTransition(state, transition);
            for (int i = 0; i < transitions; i++) {
                automaton.getNextTransition(transition);
                opened.addTransition(state, transition.dest, transition.min, transition.max);
            }
        }
        return opened.finish();
    }
}
