package org.rawat.audit.internal;

import java.security.MessageDigest;

/**
 * One link of the chain, and when it is the last one its head.
 *
 * @param number its place, from 1; 0 before the first
 * @param hash over the number, the former link's hash and the record's code
 */
public record Link(long number, byte[] hash) {
    boolean sameAs(Link other) {
        return number == other.number && MessageDigest.isEqual(hash, other.hash);
    }
}
