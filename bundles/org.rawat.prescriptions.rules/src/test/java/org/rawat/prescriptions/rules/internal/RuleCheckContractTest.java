package org.rawat.prescriptions.rules.internal;

import java.util.Optional;
import org.rawat.prescriptions.api.spi.SafetyCheck;
import org.rawat.prescriptions.rules.internal.knowledge.Knowledge;
import org.rawat.sdk.testkit.SafetyCheckContract;

/** Our own rules keep what is asked of vendors. */
class RuleCheckContractTest extends SafetyCheckContract {
    private static final Knowledge SHIPPED = Question.shipped();

    @Override
    protected SafetyCheck source() {
        return new RuleCheck(() -> Optional.of(SHIPPED));
    }
}
