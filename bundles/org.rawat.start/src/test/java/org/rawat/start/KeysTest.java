package org.rawat.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final String METATYPE =
            """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
              <OCD id="config" name="x">
                <AD id="embedded" type="Boolean" default="true"/>
                <AD id="pool.size" type="Integer" min="2" max="200" default="12"/>
                <AD id="url" type="String" default=""/>
                <AD id="level" type="String"><Option label="a" value="low"/><Option label="b" value="high"/></AD>
              </OCD>
              <Designate pid="org.rawat.persistence"><Object ocdref="config"/></Designate>
            </metatype:MetaData>
            """;

    @TempDir Path folder;
    private DeclaredKeys declared;

    @BeforeEach
    void aBundleThatDeclaresItsKeys() throws Exception {
        Path jar = Files.createDirectories(folder.resolve("system")).resolve("bundle.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("OSGI-INF/metatype/config.xml"));
            entries.write(METATYPE.getBytes(StandardCharsets.UTF_8));
        }
        declared = DeclaredKeys.ofBundlesBelow(folder.resolve("system"));
    }

    @Test
    void whatTheBundleDeclaresIsAccepted() {
        assertThatCode(() -> check("embedded = false\npool.size = 2\nurl = jdbc:x\nlevel = high\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void aValueThatIsFilledInFromElsewhereIsAccepted() {
        assertThatCode(() -> check("pool.size = $[env:POOL]\n")).doesNotThrowAnyException();
    }

    @Test
    void anUnknownKeyIsRefusedWithTheKeysThereAre() {
        assertThatThrownBy(() -> check("# x\npoolsize = 5\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("\"poolsize\"")
                .hasMessageContaining("embedded, level, pool.size, url");
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithTheRange() {
        assertThatThrownBy(() -> check("pool.size = 1\n"))
                .hasMessageEndingWith("pool.size = 1 must be a whole number from 2 to 200.");
    }

    @Test
    void aWordInPlaceOfANumberIsRefused() {
        assertThatThrownBy(() -> check("pool.size = many\n"))
                .hasMessageContaining("a whole number from 2 to 200");
    }

    @Test
    void aWordInPlaceOfTrueOrFalseIsRefused() {
        assertThatThrownBy(() -> check("embedded = yes\n")).hasMessageContaining("true or false");
    }

    @Test
    void aChoiceThatIsNotOfferedIsRefusedWithTheChoices() {
        assertThatThrownBy(() -> check("level = middle\n"))
                .hasMessageContaining("one of low, high");
    }

    @Test
    void aFileOfANamedConfigurationFollowsTheSameKeys() {
        assertThat(declared.of(Path.of("etc/org.rawat.persistence-second.cfg"))).isNotNull();
        assertThat(declared.of(Path.of("etc/org.acme.thing.cfg"))).isNull();
    }

    @Test
    void adocumentWithAForeignEntityIsNotFollowed() {
        String hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>";
        assertThatThrownBy(
                        () ->
                                DeclaredKeys.read(
                                        new ByteArrayInputStream(
                                                hostile.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(javax.xml.stream.XMLStreamException.class);
    }

    private void check(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("org.rawat.persistence.cfg"), text);
        Keys keys = declared.of(file);
        assertThat(keys).isNotNull();
        keys.check(CfgFile.read(file));
    }
}
