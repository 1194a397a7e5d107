package org.rawat.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontDoorTest {
    private Harness harness;

    @BeforeEach
    void start(@TempDir Path var) throws Exception {
        harness = new Harness(var, Map.of(), 0);
        harness.publish(new SampleFunction());
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
    }

    @Test
    void theWelcomePageIsShown() throws Exception {
        HttpResponse<String> page = harness.send(harness.browser("/"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Selamat datang");
    }
}
