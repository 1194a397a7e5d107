package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrescriptionSettingsTest {
    @Test
    void withoutAFileAPrescriptionIsValidForThirtyDaysAndAtMostNinety() {
        PrescriptionSettings usual = Configured.with(Map.of());

        assertThat(usual.usualValidityDays()).isEqualTo(30);
        assertThat(usual.longestValidityDays()).isEqualTo(90);
    }

    @Test
    void aClinicSaysOtherwise() {
        PrescriptionSettings own =
                Configured.with(Map.of("validity.days", 7, "validity.longest.days", 14));

        assertThat(own.usualValidityDays()).isEqualTo(7);
        assertThat(own.longestValidityDays()).isEqualTo(14);
    }

    @Test
    void aWrongValueIsReplacedByTheDefaultAndKeepsNobodyFromPrescribing() {
        PrescriptionSettings wrong =
                Configured.with(Map.of("validity.days", 0, "validity.longest.days", "x"));
        PrescriptionSettings turned =
                Configured.with(Map.of("validity.days", 60, "validity.longest.days", 20));

        assertThat(wrong.usualValidityDays()).isEqualTo(30);
        assertThat(wrong.longestValidityDays()).isEqualTo(90);
        assertThat(turned.usualValidityDays()).isEqualTo(20);
        assertThat(turned.longestValidityDays()).isEqualTo(20);
    }
}
