package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rawat.api.Role;

class IdentitySettingsTest {
    @Test
    void whatTheFileSaysHolds() {
        var settings =
                new IdentitySettings(Configured.with(Map.of("session_patient_idle_minutes", 45)));
        assertThat(settings.idle(Set.of(Role.PATIENT))).isEqualTo(Duration.ofMinutes(45));
        assertThat(settings.idle(Set.of(Role.PATIENT, Role.STAFF)))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void aWrongValueIsNamedWithFileKeyAndBoundsAndKeepsNobodyOut() {
        var settings =
                new IdentitySettings(
                        Configured.with(
                                Map.of(
                                        "session_longest_hours",
                                        0,
                                        "code_reset_minutes",
                                        "twenty")));
        assertThat(settings.mistakes())
                .containsExactly(
                        "etc/org.rawat.identity.cfg: session.longest.hours must be a whole number"
                                + " from 1 to 168; 12 is used instead.",
                        "etc/org.rawat.identity.cfg: code.reset.minutes must be a whole number"
                                + " from 5 to 120; 20 is used instead.");
        assertThat(settings.longest()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.resetCode()).isEqualTo(Duration.ofMinutes(20));
    }
}
