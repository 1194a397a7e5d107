package org.rawat.identity.internal.store;

import java.time.Instant;

/**
 * How often something was tried.
 *
 * @param attempts how often since the count began
 * @param lastAttempt when last
 * @param blockedUntil before which it may not be tried again
 */
public record ThrottleCount(int attempts, Instant lastAttempt, Instant blockedUntil) {}
