package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;

class SessionsTest {
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
    void aSessionThatIsSignedOutIsOverForTheNextRequest() {
        String token = clinic.signedIn("ayu@example.org").token();
        Actor actor = held(token);

        clinic.sessions.signOut(actor, token);
        clinic.sessions.signOut(actor, token);

        assertThat(clinic.actors.actor(token)).isEmpty();
        assertThat(clinic.audit.actions()).filteredOn("session.sign-out"::equals).hasSize(1);
        assertThat(clinic.events.published(IdentityEvent.SessionEnded.class)).hasSize(1);
    }

    @Test
    void aQuietSessionEndsAndABusyOneLivesUntilItsLastHour() {
        String quiet = clinic.signedIn("ayu@example.org").token();
        held(quiet);
        clinic.clock.advance(Duration.ofMinutes(31));
        assertThat(clinic.actors.actor(quiet)).isEmpty();

        String busy = clinic.signedIn("ayu@example.org").token();
        for (int i = 0; i < 12 * 3 - 1; i++) {
            clinic.clock.advance(Duration.ofMinutes(20));
            clinic.cache.forget("another");
            assertThat(
                            new SessionActors(
                                            clinic.sessionStore,
                                            new SessionCache(),
                                            clinic.db.unitOfWork(),
                                            clinic.settings,
                                            clinic.clock)
                                    .actor(busy))
                    .isPresent();
        }
        clinic.clock.advance(Duration.ofMinutes(21));
        assertThat(clinic.actors.actor(busy)).isEmpty();
    }

    @Test
    void whoWorksHereIsSignedOutSooner() {
        clinic.account("dr. Sari", "sari@example.org", Role.DOCTOR, Role.PATIENT);
        String token = clinic.signedIn("sari@example.org").token();
        held(token);
        clinic.clock.advance(Duration.ofMinutes(16));
        assertThat(clinic.actors.actor(token)).isEmpty();
    }

    @Test
    void aSessionSurvivesARestart() {
        String token = clinic.signedIn("ayu@example.org").token();
        var afterRestart =
                new SessionActors(
                        clinic.sessionStore,
                        new SessionCache(),
                        clinic.db.unitOfWork(),
                        clinic.settings,
                        clinic.clock);
        assertThat(afterRestart.actor(token)).isPresent();
    }

    @Test
    void aClockThatJumpsBackMakesNoSessionImmortal() {
        String token = clinic.signedIn("ayu@example.org").token();
        clinic.clock.advance(Duration.ofHours(-24));
        clinic.cache.forget(ayu.id());
        held(token);
        clinic.clock.advance(Duration.ofMinutes(31));
        assertThat(clinic.actors.actor(token)).isEmpty();
    }

    @Test
    void disablingAnAccountEndsEverySessionAtOnce() {
        String one = clinic.signedIn("ayu@example.org").token();
        String two = clinic.signedIn("ayu@example.org").token();
        held(one);
        held(two);

        clinic.accounts.setDisabled(Clinic.CONSOLE, ayu.id(), true);

        assertThat(clinic.actors.actor(one)).isEmpty();
        assertThat(clinic.actors.actor(two)).isEmpty();
        clinic.accounts.setDisabled(Clinic.CONSOLE, ayu.id(), false);
        assertThat(clinic.actors.actor(one)).isEmpty();
    }

    @Test
    void newRolesHoldForTheNextRequest() {
        String token = clinic.signedIn("ayu@example.org").token();
        held(token);

        clinic.accounts.setRoles(
                Clinic.CONSOLE, ayu.id(), ayu.version(), Set.of(Role.PATIENT, Role.STAFF));

        assertThat(held(token).roles()).containsExactlyInAnyOrder(Role.PATIENT, Role.STAFF);
    }

    @Test
    void aNewPasswordEndsEverySessionButGivesThisBrowserANewOne() {
        String here = clinic.signedIn("ayu@example.org").token();
        String elsewhere = clinic.signedIn("ayu@example.org").token();

        var opened =
                clinic.passwords.change(
                        held(here), Clinic.PASSWORD, "sawah hijau sekali", Clinic.HOME);

        assertThat(clinic.actors.actor(here)).isEmpty();
        assertThat(clinic.actors.actor(elsewhere)).isEmpty();
        assertThat(clinic.actors.actor(opened.token())).isPresent();
        assertThatThrownBy(() -> clinic.signedIn("ayu@example.org"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void oneSeesAndEndsOnesOwnSessionsAndNobodyElses() {
        clinic.account("Budi", "budi@example.org", Role.PATIENT);
        String budi = clinic.signedIn("budi@example.org").token();
        String here = clinic.signedIn("ayu@example.org").token();
        String elsewhere = clinic.signedIn("ayu@example.org").token();
        Actor ayuHere = held(here);
        var foreign = clinic.sessions.list(held(budi), budi).get(0).id();

        var mine = clinic.sessions.list(ayuHere, here);
        assertThat(mine).hasSize(2);
        assertThat(mine).filteredOn(Sessions.Listed::current).hasSize(1);
        assertThatThrownBy(() -> clinic.sessions.end(ayuHere, foreign))
                .hasMessage("NOT_FOUND not-found");
        assertThat(clinic.actors.actor(budi)).isPresent();

        mine.stream()
                .filter(session -> !session.current())
                .forEach(session -> clinic.sessions.end(ayuHere, session.id()));
        assertThat(clinic.actors.actor(elsewhere)).isEmpty();
        assertThat(clinic.actors.actor(here)).isPresent();
    }

    @Test
    void signingInAgainInTheSameBrowserEndsTheFormerSession() {
        String former = clinic.signedIn("ayu@example.org").token();
        clinic.signIn.signIn(
                Clinic.VISITOR, "ayu@example.org", Clinic.PASSWORD, Clinic.HOME, former);
        assertThat(clinic.actors.actor(former)).isEmpty();
    }

    @Test
    void aParentActsForAChildUntilItIsOfAge() {
        String token = clinic.signedIn("ayu@example.org").token();
        var child =
                clinic.people.registerChild(
                        held(token),
                        new RegisterPerson(
                                "Dewi",
                                LocalDate.of(2008, 11, 20),
                                Sex.FEMALE,
                                null,
                                "udang",
                                null,
                                null),
                        Clinic.key());

        assertThat(held(token).mayActFor(child.id())).isTrue();
        assertThat(clinic.people.person(held(token), child.id()).name()).isEqualTo("Dewi");

        clinic.clock.advance(Duration.ofDays(20));
        String later = clinic.signedIn("ayu@example.org").token();
        assertThat(held(later).mayActFor(child.id())).isFalse();
        assertThatThrownBy(() -> clinic.people.person(held(later), child.id()))
                .hasMessage("NOT_FOUND not-found");
    }

    private Actor held(String token) {
        return clinic.actors.actor(token).orElseThrow();
    }
}
