package org.rawat.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CfgFileTest {
    @TempDir Path folder;

    @Test
    void settingsAreReadWithCommentsAndContinuedLines() throws Exception {
        CfgFile cfg =
                CfgFile.read(write("# a comment\n\n port = 8181 \nhosts = a, \\\n   b\nempty =\n"));
        assertThat(cfg.value("port", "")).isEqualTo("8181");
        assertThat(cfg.value("hosts", "")).isEqualTo("a, b");
        assertThat(cfg.value("empty", "otherwise")).isEqualTo("otherwise");
        assertThat(cfg.value("absent", "otherwise")).isEqualTo("otherwise");
    }

    @Test
    void aLineWithoutEqualsIsRefusedWithItsNumber() throws Exception {
        Path file = write("a = 1\n\nport 8181\n");
        assertThatThrownBy(() -> CfgFile.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 3")
                .hasMessageContaining("key = value");
    }

    @Test
    void aKeyThatStandsTwiceIsRefusedWithBothLines() throws Exception {
        Path file = write("port = 1\n# other\nport = 2\n");
        assertThatThrownBy(() -> CfgFile.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("\"port\"")
                .hasMessageContaining("line 1");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws Exception {
        Path file = folder.resolve("org.rawat.web.cfg");
        Files.write(file, "name = caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CfgFile.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("UTF-8");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("org.rawat.web.cfg"), text);
    }
}
