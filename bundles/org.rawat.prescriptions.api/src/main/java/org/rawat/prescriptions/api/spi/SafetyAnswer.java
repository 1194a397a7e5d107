package org.rawat.prescriptions.api.spi;

import java.util.List;

/** What a source answers. */
public sealed interface SafetyAnswer {

    /**
     * It has looked.
     *
     * @param knowledge with what knowledge
     * @param findings what it found, at most 200; empty when nothing
     * @param gaps what it could not check; empty when it could check everything that it can
     */
    record Checked(SafetyKnowledge knowledge, List<SafetyFinding> findings, List<NotChecked> gaps)
            implements SafetyAnswer {
        public Checked {
            findings = List.copyOf(findings);
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * It cannot look now: a licence that has ended, knowledge that is not loaded.
     *
     * @param reason why, for the doctor
     */
    record NotAvailable(SafetyText reason) implements SafetyAnswer {}
}
