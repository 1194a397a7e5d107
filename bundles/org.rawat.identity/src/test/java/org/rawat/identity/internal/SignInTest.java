package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;

class SignInTest {
    private Clinic clinic;
    private Account ayu;

    @BeforeEach
    void open() {
        clinic = new Clinic();
        ayu = clinic.account("Ayu Lestari", "ayu@example.org", Role.PATIENT);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void theRightPasswordOpensASessionThatNamesTheAccount() {
        var opened = clinic.signedIn("AYU@Example.org ");

        var actor = clinic.actors.actor(opened.token()).orElseThrow();
        assertThat(actor.accountId()).isEqualTo(ayu.id());
        assertThat(actor.personId()).isEqualTo(ayu.personId());
        assertThat(actor.roles()).containsExactly(Role.PATIENT);
        assertThat(actor.zone()).isEqualTo(Clinic.WIB);
        assertThat(clinic.audit.actions()).endsWith("session.sign-in");
    }

    @Test
    void unknownLoginWrongPasswordAndDisabledAccountGetTheSameAnswer() {
        clinic.account("Budi", "budi@example.org", Role.PATIENT);
        clinic.accounts.setDisabled(
                Clinic.CONSOLE,
                clinic.accounts.findByLogin(Clinic.CONSOLE, "budi@example.org").get().id(),
                true);

        List<ProblemException> answers =
                List.of(
                        refused("nobody@example.org", Clinic.PASSWORD, Clinic.HOME),
                        refused("ayu@example.org", "another password", Clinic.HOME),
                        refused("budi@example.org", Clinic.PASSWORD, Clinic.HOME),
                        refused("no login at all", Clinic.PASSWORD, Clinic.HOME));

        assertThat(answers)
                .extracting(ProblemException::getMessage)
                .containsOnly("INVALID sign-in-refused");
        assertThat(clinic.audit.actions()).filteredOn("session.sign-in-refused"::equals).hasSize(4);
    }

    @Test
    void everyRefusalCostsExactlyOneHash() {
        clinic.account("Budi", "budi@example.org", Role.PATIENT);
        clinic.accounts.setDisabled(
                Clinic.CONSOLE,
                clinic.accounts.findByLogin(Clinic.CONSOLE, "budi@example.org").get().id(),
                true);

        assertThat(hashesFor("nobody@example.org", Clinic.PASSWORD)).isEqualTo(1);
        assertThat(hashesFor("+6281200000000", Clinic.PASSWORD)).isEqualTo(1);
        assertThat(hashesFor("no login at all", Clinic.PASSWORD)).isEqualTo(1);
        assertThat(hashesFor("ayu@example.org", "another password")).isEqualTo(1);
        assertThat(hashesFor("budi@example.org", "another password")).isEqualTo(1);
        assertThat(hashesFor("budi@example.org", Clinic.PASSWORD)).isEqualTo(1);
        assertThat(clinic.hashes.outdated(clinic.hashes.dummy())).isFalse();
    }

    private long hashesFor(String login, String password) {
        long before = clinic.hashes.computed();
        assertThat(refused(login, password, Clinic.HOME).kind()).isEqualTo(ProblemKind.INVALID);
        return clinic.hashes.computed() - before;
    }

    @Test
    void whoSignsInRightWhileTheRecordIsAwayHasMadeNoGuess() {
        SignIn whileAway =
                new SignIn(
                        clinic.accountStore,
                        clinic.attempts,
                        clinic.hashes,
                        clinic.sessions,
                        clinic.db.unitOfWork(),
                        entry -> {
                            throw ProblemException.of(ProblemKind.UNAVAILABLE, "unavailable");
                        });
        for (int i = 0; i < 20; i++) {
            ProblemException answer =
                    catchThrowableOfType(
                            ProblemException.class,
                            () ->
                                    whileAway.signIn(
                                            Clinic.VISITOR,
                                            "ayu@example.org",
                                            Clinic.PASSWORD,
                                            Clinic.HOME,
                                            null));
            assertThat(answer.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        }

        assertThat(clinic.signedIn("ayu@example.org").account().id()).isEqualTo(ayu.id());
    }

    @Test
    void ofTenThousandGuessesFromOnePlaceInAMinuteAtMostFifteenAreLookedAt() {
        int looked = 0;
        for (int i = 0; i < 10_000; i++) {
            clinic.clock.advance(Duration.ofMillis(6));
            ProblemException answer = refused("ayu@example.org", "guess " + i, Clinic.HOME);
            looked += answer.kind() == ProblemKind.TOO_MANY ? 0 : 1;
        }

        assertThat(looked).isBetween(5, 15);
    }

    @Test
    void guessesFromAThousandPlacesAreCountedTogetherAndTheOwnerStillGetsInFromHome() {
        clinic.signedIn("ayu@example.org");
        int looked = 0;
        for (int i = 0; i < 1_000; i++) {
            clinic.clock.advance(Duration.ofMillis(60));
            Device elsewhere = new Device("198.18." + i / 250 + "." + i % 250, "curl");
            ProblemException answer = refused("ayu@example.org", "guess " + i, elsewhere);
            looked += answer.kind() == ProblemKind.TOO_MANY ? 0 : 1;
        }

        assertThat(looked).isBetween(5, 15);
        assertThat(clinic.signedIn("ayu@example.org").account().id()).isEqualTo(ayu.id());
    }

    @Test
    void manyGuessesAtTheSameMomentAreCountedTooAndNeverFail() throws Exception {
        ExecutorService guessers = Executors.newFixedThreadPool(16);
        try {
            List<Future<ProblemException>> answers =
                    IntStream.range(0, 200)
                            .mapToObj(
                                    i ->
                                            guessers.submit(
                                                    () ->
                                                            refused(
                                                                    "ayu@example.org",
                                                                    "guess " + i,
                                                                    Clinic.HOME)))
                            .toList();
            int looked = 0;
            for (Future<ProblemException> answer : answers) {
                looked += answer.get().kind() == ProblemKind.INVALID ? 1 : 0;
            }
            assertThat(looked).isEqualTo(5);
        } finally {
            guessers.shutdownNow();
        }
    }

    @Test
    void whoWaitsGetsInAndStartsAnew() {
        for (int i = 0; i < 7; i++) {
            refused("ayu@example.org", "wrong wrong", Clinic.HOME);
        }
        assertThat(refused("ayu@example.org", Clinic.PASSWORD, Clinic.HOME).retryAfter())
                .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(15));

        clinic.clock.advance(Duration.ofMinutes(15));

        assertThat(clinic.signedIn("ayu@example.org").account().id()).isEqualTo(ayu.id());
        assertThat(refused("ayu@example.org", "wrong again", Clinic.HOME).kind())
                .isEqualTo(ProblemKind.INVALID);
    }

    @Test
    void guessesAtUnknownLoginsAreSlowedDownAlike() {
        int looked = 0;
        for (int i = 0; i < 100; i++) {
            ProblemException answer = refused("nobody@example.org", "guess " + i, Clinic.HOME);
            looked += answer.kind() == ProblemKind.TOO_MANY ? 0 : 1;
        }
        assertThat(looked).isEqualTo(5);
    }

    @Test
    void onePlaceThatTriesManyLoginsHasToWaitButHurtsNobodyWhoIsKnownThere() {
        clinic.signedIn("ayu@example.org");
        int looked = 0;
        for (int i = 0; i < 100; i++) {
            ProblemException answer =
                    refused("person" + i + "@example.org", "the same guess", Clinic.HOME);
            looked += answer.kind() == ProblemKind.TOO_MANY ? 0 : 1;
        }
        assertThat(looked).isEqualTo(10);
        assertThat(clinic.signedIn("ayu@example.org").account().id()).isEqualTo(ayu.id());
    }

    @Test
    void aHashMadeAtAnotherCostIsMadeAnewAtSignIn() throws Exception {
        PasswordHashes dearer = new PasswordHashes(new PasswordHashes.Cost(128, 2, 1));
        SignIn stricter =
                new SignIn(
                        clinic.accountStore,
                        clinic.attempts,
                        dearer,
                        clinic.sessions,
                        clinic.db.unitOfWork(),
                        clinic.audit);

        stricter.signIn(Clinic.VISITOR, "ayu@example.org", Clinic.PASSWORD, Clinic.HOME, null);

        String hash =
                clinic.db
                        .unitOfWork()
                        .call(() -> clinic.accountStore.find(ayu.id()).get().passwordHash());
        assertThat(hash).startsWith("$argon2id$v=19$m=128,t=2,p=1$");
        assertThat(clinic.signedIn("ayu@example.org").account().id()).isEqualTo(ayu.id());
    }

    private ProblemException refused(String login, String password, Device device) {
        return catchThrowableOfType(
                ProblemException.class,
                () -> clinic.signIn.signIn(Clinic.VISITOR, login, password, device, null));
    }
}
