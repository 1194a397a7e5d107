package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clinic IT's first hour: what goes wrong ends in one sentence, what is killed comes back. */
@Tag("quick")
@Order(80)
class BootIT {
    @Test
    void whatKeepsRawatFromStartingIsSaidInOneSentence() throws Exception {
        Archive archive = Archive.unpack("refused");
        Path jdk = Files.createDirectories(archive.home().resolve("../other-jdk/bin"));
        Path java = jdk.resolve("java");
        Files.writeString(
                java, "#!/bin/sh\necho 'openjdk version \"25.0.1\" 2025-10-21' >&2\nexit 0\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Started.inVain(archive, Map.of("JAVA_HOME", jdk.getParent().toString()))
                .isOneSentence("JAVA_HOME", "17");

        try (ServerSocket taken =
                new ServerSocket(archive.port(), 1, InetAddress.getByName("127.0.0.1"))) {
            Started.inVain(archive, Map.of())
                    .isOneSentence(
                            "org.apache.felix.http.cfg",
                            "org.osgi.service.http.port",
                            "" + taken.getLocalPort());
        }

        archive.set("etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", "eighty");
        Started.inVain(archive, Map.of())
                .isOneSentence("org.apache.felix.http.cfg", "org.osgi.service.http.port");
    }

    @Test
    void aSecondRawatInTheSameFolderIsRefused() throws Exception {
        Archive.shared();
        Started.inVain(Archive.shared(), Map.of()).isOneSentence("already");
    }

    @Test
    void twoClinicsShareNoSecretAndEverySecretIsTheOwnersAlone() throws IOException {
        Archive one = Archive.shared();
        Archive other = Archive.unpack("other");
        // The same functions: each may have secrets of its own.
        Files.createDirectories(other.var());
        Files.copy(one.var().resolve("functions"), other.var().resolve("functions"));
        other.start();
        other.untilReady();
        List<Path> secrets = new ArrayList<>();
        for (String folder : List.of("var/keys", "etc")) {
            try (var files = Files.walk(one.home().resolve(folder))) {
                files.filter(f -> f.toString().matches(".*(\\.key|host\\.key|id_.*|\\.pem)$"))
                        .filter(f -> !f.toString().endsWith(".pub"))
                        .forEach(secrets::add);
            }
        }
        assertThat(secrets).isNotEmpty();
        for (Path secret : secrets) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .as(secret.getFileName().toString())
                    .isEqualTo("rw-------");
            Path twin = other.home().resolve(one.home().relativize(secret));
            Archive.until(
                    Duration.ofSeconds(30),
                    twin.getFileName() + " is there",
                    () -> Files.exists(twin));
            assertThat(Files.exists(twin)).as(twin.getFileName().toString()).isTrue();
            assertThat(Files.readAllBytes(twin)).isNotEqualTo(Files.readAllBytes(secret));
        }
        other.stop();
        assertThat(other.log()).doesNotContain("| ERROR |").doesNotContain("Exception");
    }

    @Test
    void afterAKillAndACleanStartPeopleAndChosenFunctionsAreThere() throws IOException {
        Archive archive = Archive.shared();
        Clinic clinic = Clinic.shared();
        String prescription = clinic.signedPrescription();
        String before = clinic.doctor().get("/doctor/prescriptions/" + prescription).body();
        archive.kill();
        archive.start();
        archive.untilReady();
        untilServed(clinic, prescription);
        assertThat(clinic.doctor().get("/doctor/prescriptions/" + prescription).body())
                .as("a session and a prescription outlive a kill")
                .isEqualTo(before);

        archive.stop();
        archive.clean();
        archive.start();
        archive.untilReady();
        untilServed(clinic, prescription);
        assertThat(clinic.doctor().get("/doctor/prescriptions/" + prescription).body())
                .as("a clean start forgets nothing")
                .isEqualTo(before);
    }

    private static void untilServed(Clinic clinic, String prescription) {
        Archive.until(
                Duration.ofSeconds(60),
                "prescriptions are served again",
                () -> clinic.doctor().get("/doctor/prescriptions/" + prescription).status() == 200);
    }
}
