package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rawat.prescriptions.api.PrescriptionStatus.ACTIVE;
import static org.rawat.prescriptions.api.PrescriptionStatus.CANCELLED;
import static org.rawat.prescriptions.api.PrescriptionStatus.COMPLETED;
import static org.rawat.prescriptions.api.PrescriptionStatus.DRAFT;
import static org.rawat.prescriptions.api.PrescriptionStatus.ENTERED_IN_ERROR;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.api.PrescriptionStatus;

class StatusRulesTest {
    private static final Set<String> ALLOWED =
            Set.of(
                    DRAFT + ">" + ACTIVE,
                    DRAFT + ">" + ENTERED_IN_ERROR,
                    ACTIVE + ">" + COMPLETED,
                    ACTIVE + ">" + CANCELLED,
                    ACTIVE + ">" + ENTERED_IN_ERROR,
                    COMPLETED + ">" + ENTERED_IN_ERROR,
                    CANCELLED + ">" + ENTERED_IN_ERROR);

    @Test
    void onlyTheseMovesAreAllowed() {
        for (PrescriptionStatus from : PrescriptionStatus.values()) {
            for (PrescriptionStatus to : PrescriptionStatus.values()) {
                assertThat(StatusRules.mayMove(from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }

    @Test
    void everyOtherMoveIsAConflictThatSaysWhereItStands() {
        assertThatThrownBy(() -> StatusRules.requireMove(COMPLETED, CANCELLED))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("wrong-state");
                            assertThat(problem.args()).containsExactly("COMPLETED");
                        });
    }
}
