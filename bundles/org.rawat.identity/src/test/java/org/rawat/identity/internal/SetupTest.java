package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.identity.internal.store.SetupStore;

class SetupTest {
    private Clinic clinic;
    private Path tokenFile;
    private Path linkFile;

    @BeforeEach
    void open() {
        clinic = new Clinic();
        tokenFile = clinic.directory.resolve("setup-token");
        linkFile = clinic.directory.resolve("setup-link");
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void theFirstStartWritesALinkThatOnlyItsOwnerMayRead() throws IOException {
        setup();

        String token = Files.readString(tokenFile).strip();
        assertThat(Files.readString(linkFile).strip())
                .isEqualTo("http://localhost:8181/setup?token=" + token);
        for (Path file : List.of(tokenFile, linkFile)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theLinkSurvivesARestart() throws IOException {
        setup();
        String token = Files.readString(tokenFile);
        setup();
        assertThat(Files.readString(tokenFile)).isEqualTo(token);
    }

    @Test
    void theAdministratorIsSignedInAndTheDoorIsClosedForEver() throws IOException {
        Setup setup = setup();
        String token = Files.readString(tokenFile).strip();

        var opened = setup.complete(token, rina("rina@klinik.id"), Clinic.HOME);

        assertThat(clinic.actors.actor(opened.token()).orElseThrow().roles())
                .containsExactly(Role.ADMINISTRATOR);
        assertThat(clinic.audit.actions()).containsExactly("setup.completed");
        assertThat(tokenFile).doesNotExist();
        assertThat(linkFile).doesNotExist();
        assertThatThrownBy(() -> setup.enter(token)).hasMessage("NOT_FOUND not-found");
        assertThatThrownBy(() -> setup().enter(token)).hasMessage("NOT_FOUND not-found");
        assertThat(tokenFile).doesNotExist();
    }

    @Test
    void aWrongTokenFindsNothing() {
        Setup setup = setup();
        for (String wrong : List.of("", "x", Secrets.token())) {
            assertThatThrownBy(() -> setup.enter(wrong)).hasMessage("NOT_FOUND not-found");
            assertThatThrownBy(() -> setup.complete(wrong, rina("rina@klinik.id"), Clinic.HOME))
                    .hasMessage("NOT_FOUND not-found");
        }
        assertThat(clinic.accounts.count()).isZero();
    }

    @Test
    void aWeakPasswordLeavesTheDoorOpen() throws IOException {
        Setup setup = setup();
        String token = Files.readString(tokenFile).strip();
        var weak =
                new Setup.FirstAdministrator(
                        "Rina", "rina@klinik.id", "password", Clinic.INDONESIAN, Clinic.WIB);
        assertThatThrownBy(() -> setup.complete(token, weak, Clinic.HOME))
                .hasMessageContaining("password-common");
        setup.enter(token);
    }

    @Test
    void ofManyAtTheSameMomentOneBecomesTheAdministrator() throws Exception {
        Setup setup = setup();
        String token = Files.readString(tokenFile).strip();
        ExecutorService several = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> tries =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    i ->
                                            several.submit(
                                                    () ->
                                                            became(
                                                                    setup,
                                                                    token,
                                                                    "rina" + i + "@klinik.id")))
                            .toList();
            int won = 0;
            for (Future<Boolean> one : tries) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
            assertThat(clinic.accounts.count()).isEqualTo(1);
        } finally {
            several.shutdownNow();
        }
    }

    @Test
    void anAdministratorMadeAtTheConsoleClosesTheDoorToo() throws IOException {
        Setup setup = setup();
        String token = Files.readString(tokenFile).strip();

        clinic.account("Rina", "rina@klinik.id", Role.ADMINISTRATOR);

        assertThatThrownBy(() -> setup.enter(token)).hasMessage("NOT_FOUND not-found");
        assertThat(linkFile).doesNotExist();
    }

    private static boolean became(Setup setup, String token, String login) {
        try {
            setup.complete(token, rina(login), Clinic.HOME);
            return true;
        } catch (ProblemException e) {
            assertThat(e.kind().status()).isIn(404, 429);
            return false;
        }
    }

    private static Setup.FirstAdministrator rina(String login) {
        return new Setup.FirstAdministrator(
                "Rina Wijaya", login, Clinic.PASSWORD, Clinic.INDONESIAN, Clinic.WIB);
    }

    /** As a start makes it: a door that knows nothing of a former start. */
    private Setup setup() {
        SetupDoor door =
                new SetupDoor(
                        new SetupStore(clinic.db.entityManager("identity")),
                        clinic.accountStore,
                        clinic.db.unitOfWork(),
                        clinic.directory);
        return new Setup(
                door,
                new NewAccounts(
                        clinic.accountStore,
                        clinic.hashes,
                        door,
                        clinic.db.unitOfWork(),
                        clinic.clock),
                clinic.personStore,
                clinic.sessions,
                clinic.audit,
                () -> "http://localhost:8181",
                clinic.clock);
    }
}
