package org.rawat.realtime.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The frames of one socket that are not answered yet. */
final class Waiting {
    private static final int MOST = 64;

    /** One of them. Two of the same id are two. */
    static final class Question {
        private final String id;
        private final long until;

        private Question(String id, long until) {
            this.id = id;
            this.until = until;
        }

        String id() {
            return id;
        }
    }

    private final Set<Question> open = ConcurrentHashMap.newKeySet(1);

    /** Whether one more would be too many. */
    boolean full() {
        return open.size() >= MOST;
    }

    Question ask(String id, long until) {
        Question question = new Question(id, until);
        open.add(question);
        return question;
    }

    /** True for whoever answers first. */
    boolean answer(Question question) {
        return open.remove(question);
    }

    /** Takes out those that have waited too long. */
    List<Question> overdue(long nanos) {
        List<Question> late = new ArrayList<>(0);
        for (Iterator<Question> all = open.iterator(); all.hasNext(); ) {
            Question question = all.next();
            if (nanos - question.until > 0 && open.remove(question)) {
                late.add(question);
            }
        }
        return late;
    }

    void clear() {
        open.clear();
    }
}
