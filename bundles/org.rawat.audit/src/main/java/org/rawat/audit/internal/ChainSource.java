package org.rawat.audit.internal;

import java.util.List;
import org.rawat.audit.internal.ChainRow.Written;

/** What the verifier reads; the database, or a list in a test. */
public interface ChainSource {
    /** The links after this number in the order of their numbers, at most so many. */
    List<ChainRow> links(long after, int limit);

    /** Whether a link other than the one with this number says that it follows this hash. */
    boolean followedElsewhere(byte[] hash, long number);

    /** Records that no link names, at most so many. */
    List<Written> unchained(int limit);
}
