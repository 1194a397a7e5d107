package org.rawat.audit.internal;

/**
 * A head that was true once, kept outside the database.
 *
 * @param head the head
 * @param missingFrom the first number that is missing when the chain no longer holds the head: the
 *     head's own, unless more was known when the loss was noticed
 */
record Seal(Link head, long missingFrom) {
    static Seal over(Link head) {
        return new Seal(head, head.number());
    }
}
