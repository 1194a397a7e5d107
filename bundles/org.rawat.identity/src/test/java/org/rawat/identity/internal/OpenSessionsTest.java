package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.OpenSessions;
import org.rawat.identity.api.Person;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;

class OpenSessionsTest {
    private Clinic clinic;
    private OpenSessions open;
    private Account ayu;
    private Account sari;

    @BeforeEach
    void open() {
        clinic = new Clinic();
        open =
                new OpenSessionsService(
                        clinic.sessionStore,
                        clinic.cache,
                        clinic.db.unitOfWork(),
                        clinic.settings,
                        clinic.clock);
        ayu = clinic.account("Ayu Lestari", "ayu@example.org", Role.PATIENT);
        sari = clinic.account("dr. Sari", "sari@example.org", Role.DOCTOR);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void manySessionsAreAskedForAtOnceAndOnlyTheLivingOnesAnswer() {
        String living = clinic.signedIn("ayu@example.org").token();
        String doctor = clinic.signedIn("sari@example.org").token();
        String over = clinic.signedIn("ayu@example.org").token();
        clinic.sessions.signOut(clinic.actors.actor(over).orElseThrow(), over);

        var actors = open.actors(List.of(hash(living), hash(doctor), hash(over), hash("unknown")));

        assertThat(actors).containsOnlyKeys(hash(living), hash(doctor));
        assertThat(actors.get(hash(living))).isEqualTo(clinic.actors.actor(living).orElseThrow());
        assertThat(actors.get(hash(doctor)).roles()).containsExactly(Role.DOCTOR);
        assertThat(open.actors(List.of())).isEmpty();
    }

    @Test
    void insideAUnitWhatHasEndedMeanwhileIsSeen() {
        String token = clinic.signedIn("ayu@example.org").token();

        clinic.db
                .unitOfWork()
                .run(
                        () -> {
                            assertThat(open.actors(List.of(hash(token)))).hasSize(1);
                            clinic.sessions.endAll(ayu.id());
                            assertThat(open.actors(List.of(hash(token)))).isEmpty();
                        });
        clinic.accounts.setDisabled(Clinic.CONSOLE, sari.id(), true);
        assertThat(open.actors(List.of(hash(token)))).isEmpty();
    }

    @Test
    void aSessionThatIsUsedLivesOnAndOneThatIsOnlyAskedForDoesNot() {
        String used = clinic.signedIn("ayu@example.org").token();
        String asked = clinic.signedIn("ayu@example.org").token();
        for (int i = 0; i < 4; i++) {
            clinic.clock.advance(Duration.ofMinutes(10));
            open.used(List.of(hash(used)));
            open.actors(List.of(hash(asked)));
        }

        assertThat(open.actors(List.of(hash(used), hash(asked)))).containsOnlyKeys(hash(used));
        assertThat(clinic.actors.actor(used)).isPresent();
    }

    @Test
    void aSessionThatHasEndedForQuietnessDoesNotComeBackByBeingUsed() {
        String token = clinic.signedIn("ayu@example.org").token();
        clinic.clock.advance(Duration.ofMinutes(31));
        open.used(List.of(hash(token)));
        assertThat(open.actors(List.of(hash(token)))).isEmpty();
        assertThat(clinic.actors.actor(token)).isEmpty();
    }

    @Test
    void theAccountsThatMayActForAPersonAreItsOwnAndForAChildTheParents() {
        Person child =
                clinic.people.registerChild(
                        clinic.actor("ayu@example.org"),
                        new RegisterPerson(
                                "Dewi",
                                LocalDate.of(2008, 11, 20),
                                Sex.FEMALE,
                                null,
                                "",
                                null,
                                null),
                        Clinic.key());
        PersonId nobody = PersonId.next(clinic.clock);
        List<PersonId> persons = List.of(ayu.personId(), sari.personId(), child.id(), nobody);

        assertThat(clinic.accounts.actingFor(persons))
                .isEqualTo(
                        Map.of(
                                ayu.personId(), Set.of(ayu.id()),
                                sari.personId(), Set.of(sari.id()),
                                child.id(), Set.of(ayu.id())));
        assertThat(clinic.accounts.personsOf(List.of(ayu.id(), sari.id())))
                .isEqualTo(Map.of(ayu.id(), ayu.personId(), sari.id(), sari.personId()));

        clinic.accounts.setDisabled(Clinic.CONSOLE, sari.id(), true);
        clinic.clock.advance(Duration.ofDays(20));
        assertThat(clinic.accounts.actingFor(persons)).containsOnlyKeys(ayu.personId());
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Secrets.sha256(token));
    }
}
