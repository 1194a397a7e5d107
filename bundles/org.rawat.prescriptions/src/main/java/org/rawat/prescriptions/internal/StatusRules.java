package org.rawat.prescriptions.internal;

import java.util.Map;
import java.util.Set;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.PrescriptionStatus;

/** Which status may follow which. */
final class StatusRules {
    private static final Map<PrescriptionStatus, Set<PrescriptionStatus>> MOVES =
            Map.of(
                    PrescriptionStatus.DRAFT,
                    Set.of(PrescriptionStatus.ACTIVE, PrescriptionStatus.ENTERED_IN_ERROR),
                    PrescriptionStatus.ACTIVE,
                    Set.of(
                            PrescriptionStatus.COMPLETED,
                            PrescriptionStatus.CANCELLED,
                            PrescriptionStatus.ENTERED_IN_ERROR),
                    PrescriptionStatus.COMPLETED,
                    Set.of(PrescriptionStatus.ENTERED_IN_ERROR),
                    PrescriptionStatus.CANCELLED,
                    Set.of(PrescriptionStatus.ENTERED_IN_ERROR),
                    PrescriptionStatus.ENTERED_IN_ERROR,
                    Set.of());

    private StatusRules() {}

    static boolean mayMove(PrescriptionStatus from, PrescriptionStatus to) {
        return MOVES.getOrDefault(from, Set.of()).contains(to);
    }

    static void requireMove(PrescriptionStatus from, PrescriptionStatus to) {
        if (!mayMove(from, to)) {
            throw wrongState(from);
        }
    }

    static void require(PrescriptionStatus is, PrescriptionStatus wanted) {
        if (is != wanted) {
            throw wrongState(is);
        }
    }

    static ProblemException wrongState(PrescriptionStatus is) {
        return ProblemException.conflict("wrong-state", is.name());
    }

    static void requireVersion(long is, long seen) {
        if (is != seen) {
            throw ProblemException.conflict("stale", is);
        }
    }

    /** Why a prescription is amended or ended, without blanks around it. */
    static String reason(String reason) {
        if (reason.isBlank()) {
            throw ProblemException.invalid("reason", "required");
        }
        if (reason.codePointCount(0, reason.length()) > 500) {
            throw ProblemException.invalid("reason", "too-long", 500);
        }
        return reason.strip();
    }
}
