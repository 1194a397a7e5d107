package org.rawat.appointments.api;

import java.time.Instant;

/** A slot held for one account until {@code expiresAt}. */
public record Hold(HoldId id, Slot slot, Instant expiresAt) {}
