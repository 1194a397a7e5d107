package org.rawat.identity.internal;

/**
 * Where people reach this Rawat, for the one link that is needed before anybody has asked for a
 * page.
 */
public interface PublicAddress {
    /** Without a slash at the end. */
    String url();
}
