package org.rawat.prescriptions.internal.dosage;

import org.rawat.prescriptions.api.dosage.DosageReading.Reason;

/** Ends the reading of a line: it is free text. */
final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int start;
    private final int end;

    /** Because of what stands from here to before there. */
    NotUnderstood(Reason reason, int start, int end) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.start = start;
        this.end = end;
    }

    /** Because of a word. */
    NotUnderstood(Reason reason, Token token) {
        this(reason, token.start(), token.end());
    }

    Reason reason() {
        return reason;
    }

    /** The part of the line that is to blame. */
    String part(String line) {
        String part = line.substring(Math.min(start, line.length()), Math.min(end, line.length()));
        return part.isBlank() ? line.strip() : part.strip();
    }
}
