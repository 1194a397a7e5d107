package org.rawat.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatSettingsTest {
    @Test
    void aFileThatSaysNothingMeansTheUsual() {
        assertThat(Configured.with(Map.of()).perMinute()).isEqualTo(20);
        assertThat(Configured.with(Map.of()).queue()).isEqualTo(5_000);
    }

    @Test
    void aTypingErrorKeepsNobodyFromWriting() {
        assertThat(Configured.with(Map.of("rate.per.minute", 0)).perMinute()).isEqualTo(20);
        assertThat(Configured.with(Map.of("rate.per.minute", "banyak")).perMinute()).isEqualTo(20);
        assertThat(Configured.with(Map.of("queue.messages", 5)).queue()).isEqualTo(5_000);
        assertThat(Configured.with(Map.of("rate.per.minute", 60)).perMinute()).isEqualTo(60);
    }
}
