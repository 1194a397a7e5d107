package org.rawat.catalogue.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.rawat.api.FieldProblem;
import org.rawat.catalogue.api.BrokenRow;

/** Rows that are not loaded: all are counted, the first of the file are kept. */
final class BrokenRows {
    private static final int REPORTED = 1000;

    private final TreeMap<Long, BrokenRow> first = new TreeMap<>();
    private int count;

    void add(BrokenRow row) {
        count++;
        first.put(row.line(), row);
        if (first.size() > REPORTED) {
            first.pollLastEntry();
        }
    }

    void add(long line, FieldProblem problem) {
        add(new BrokenRow(line, List.of(problem)));
    }

    int count() {
        return count;
    }

    /** In the file's order. */
    List<BrokenRow> first() {
        return new ArrayList<>(first.values());
    }
}
