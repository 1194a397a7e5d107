package org.rawat.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
    @TempDir Path folder;
    private Home home;

    @BeforeEach
    void anUnpackedRawat() throws Exception {
        home =
                new Home(
                        folder,
                        Files.createDirectories(folder.resolve("etc")),
                        folder.resolve("data"),
                        folder.resolve("var"));
        write(Ports.SSH, "sshHost = 127.0.0.1\nsshPort = " + freePort() + "\n");
    }

    @Test
    void aPortInUseIsRefusedWithItsKeyAndFile() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            http("127.0.0.1", "" + other.getLocalPort());
            assertThatThrownBy(() -> Ports.check(home.etc()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("org.osgi.service.http.port")
                    .hasMessageContaining(Ports.HTTP);
        }
    }

    @Test
    void aFreePortIsAccepted() throws Exception {
        http("127.0.0.1", "" + freePort());
        assertThatCode(() -> Ports.check(home.etc())).doesNotThrowAnyException();
    }

    @Test
    void aPortThatIsNoPortIsRefused() throws Exception {
        for (String port : List.of("0", "65536", "http", "-1")) {
            http("127.0.0.1", port);
            assertThatThrownBy(() -> Ports.check(home.etc()))
                    .hasMessageContaining("= " + port + " must be a port from 1 to 65535");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() throws Exception {
        // TEST-NET-1, RFC 5737: never an address of this machine
        http("192.0.2.1", "" + freePort());
        assertThatThrownBy(() -> Ports.check(home.etc()))
                .hasMessageContaining("192.0.2.1 is not an address of this machine")
                .hasMessageContaining("org.apache.felix.http.host");
    }

    @Test
    void plainHttpBeyondThisMachineIsRefused() throws Exception {
        http("0.0.0.0", "8181");
        assertThatThrownBy(() -> Exposure.check(home.etc()))
                .hasMessageContaining("without TLS")
                .hasMessageContaining("trustedProxies");
    }

    @Test
    void plainHttpBehindADeclaredProxyIsAccepted() throws Exception {
        http("0.0.0.0", "8181");
        write(Exposure.WEB, "publicUrl = https://rawat.example\ntrustedProxies = 10.0.0.5\n");
        assertThatCode(() -> Exposure.check(home.etc())).doesNotThrowAnyException();
    }

    @Test
    void httpsAloneIsAccepted() throws Exception {
        write(
                Ports.HTTP,
                "org.apache.felix.http.host = 0.0.0.0\norg.apache.felix.http.enable = false\n"
                        + "org.apache.felix.https.enable = true\n");
        assertThatCode(() -> Exposure.check(home.etc())).doesNotThrowAnyException();
        assertThat(Ports.address(home.etc())).isEqualTo("https://localhost:8443");
    }

    @Test
    void aFullDiskIsRefused() {
        assertThatThrownBy(() -> Disk.check(home.var(), Long.MAX_VALUE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(home.var().toString())
                .hasMessageContaining("MB left");
    }

    @Test
    void theConsolesKeysAreMadeOnceAndOnlyTheirOwnerReadsThem() throws Exception {
        write("keys.properties", "# the clinic's\nbudi=AAAA,_g_:admingroup\n");
        ConsoleKeys.prepare(home);
        Path key = home.console().resolve("client.key");
        String first = Files.readString(key);
        ConsoleKeys.prepare(home);

        assertThat(Files.readString(key)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.console())))
                .isEqualTo("rwx------");
        assertThat(Files.readAllLines(home.etc().resolve("keys.properties")))
                .hasSize(3)
                .startsWith("# the clinic's", "budi=AAAA,_g_:admingroup");
    }

    @Test
    void aPublicKeyIsWrittenAsSshWritesIt() throws Exception {
        KeyPair pair = newPair();
        byte[] encoded = pair.getPublic().getEncoded();
        String[] words = ConsoleKeys.openSsh((ECPublicKey) pair.getPublic()).split(" ");
        byte[] key = Base64.getDecoder().decode(words[1]);

        assertThat(words).startsWith("ecdsa-sha2-nistp256").endsWith("rawat").hasSize(3);
        assertThat(new String(key, StandardCharsets.ISO_8859_1))
                .startsWith("\0\0\0\23ecdsa-sha2-nistp256\0\0\0\10nistp256\0\0\0\101");
        assertThat(Arrays.copyOfRange(key, key.length - 65, key.length))
                .isEqualTo(Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length));
    }

    @Test
    void aSmallPrivateKeyFillsItsPlaceToo() throws Exception {
        ECParameterSpec curve = ((ECPublicKey) newPair().getPublic()).getParams();
        KeyFactory factory = KeyFactory.getInstance("EC");
        KeyPair one =
                new KeyPair(
                        factory.generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve)),
                        factory.generatePrivate(new ECPrivateKeySpec(BigInteger.ONE, curve)));

        String body = ConsoleKeys.pem(one).replaceAll("-----[^-]*-----|\n", "");
        byte[] der = Base64.getDecoder().decode(body);

        assertThat(der).hasSize(121).startsWith(0x30, 119, 2, 1, 1, 4, 32);
        assertThat(new BigInteger(Arrays.copyOfRange(der, 7, 39))).isEqualTo(BigInteger.ONE);
        assertThat(new BigInteger(1, Arrays.copyOfRange(der, 57, 89)))
                .isEqualTo(curve.getGenerator().getAffineX());
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    @Test
    void credentialsAreShownInColumnsAndAnythingElseIsLeftOut() {
        assertThat(Greeter.table("patient siti@example.id abc\nbroken\ndoctor d@example.id xyz\n"))
                .startsWith("Sign in as:\n")
                .contains("patient")
                .contains("xyz")
                .doesNotContain("broken");
        assertThat(Greeter.table("")).isEmpty();
    }

    private void http(String host, String port) throws IOException {
        write(
                Ports.HTTP,
                "org.apache.felix.http.host = "
                        + host
                        + "\norg.osgi.service.http.port = "
                        + port
                        + "\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(home.etc().resolve(file), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
