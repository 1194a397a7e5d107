package org.rawat.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void anEmptyFileMeansTheDefaults() throws Exception {
        assertThat(Settings.read(Map.of())).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void aBrokenKeyIsNamedWithItsFileAndWhatIsAllowed() {
        assertThatThrownBy(() -> Settings.read(Map.of("port", "54x2")))
                .hasMessage(
                        "etc/org.rawat.postgres.cfg: port must be a whole number from 0 to 65535,"
                                + " not \"54x2\".");
        assertThatThrownBy(() -> Settings.read(Map.of("shared.buffers", "much")))
                .hasMessageContaining("shared.buffers must be a size like 32MB or 1GB");
    }
}
