package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.CreateAccount;
import org.rawat.identity.api.DescribeDoctor;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.Person;

class AccountsTest {
    private static final DescribeDoctor SARI =
            new DescribeDoctor("dr.", "Sp.A", "SIP/1", "Anak", "Jl. Melati 1", "022 123", true);

    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = new Clinic();
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void theLastAdministratorKeepsTheRoleAndTheAccount() {
        Account rina = clinic.account("Rina", "rina@klinik.id", Role.ADMINISTRATOR);

        assertThatThrownBy(
                        () ->
                                clinic.accounts.setRoles(
                                        Clinic.CONSOLE,
                                        rina.id(),
                                        rina.version(),
                                        Set.of(Role.STAFF)))
                .hasMessageContaining("last-administrator");
        assertThatThrownBy(() -> clinic.accounts.setDisabled(Clinic.CONSOLE, rina.id(), true))
                .hasMessageContaining("last-administrator");
    }

    @Test
    void ofTwoAdministratorsWhoRemoveEachOtherAtOnceOneRemains() throws Exception {
        for (int round = 0; round < 5; round++) {
            Account one = clinic.account("A", "a" + round + "@klinik.id", Role.ADMINISTRATOR);
            Account two = clinic.account("B", "b" + round + "@klinik.id", Role.ADMINISTRATOR);
            disableAllOthers(one, two);
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                List<Future<Boolean>> removals =
                        List.of(both.submit(() -> disabled(one)), both.submit(() -> disabled(two)));
                int removed = 0;
                for (Future<Boolean> removal : removals) {
                    removed += removal.get() ? 1 : 0;
                }
                assertThat(removed).isEqualTo(1);
            } finally {
                both.shutdownNow();
            }
        }
    }

    @Test
    void aStaleRoleFormChangesNothing() {
        Account ayu = clinic.account("Ayu", "ayu@example.org", Role.PATIENT);
        Account after =
                clinic.accounts.setRoles(
                        Clinic.CONSOLE, ayu.id(), ayu.version(), Set.of(Role.STAFF));

        assertThat(after.version()).isEqualTo(ayu.version() + 1);
        assertThatThrownBy(
                        () ->
                                clinic.accounts.setRoles(
                                        Clinic.CONSOLE,
                                        ayu.id(),
                                        ayu.version(),
                                        Set.of(Role.DOCTOR)))
                .hasMessageContaining("stale");
        assertThat(clinic.accounts.accountOf(ayu.personId()).orElseThrow().roles())
                .containsExactly(Role.STAFF);
        assertThat(clinic.events.published(IdentityEvent.AccountChanged.class)).hasSize(1);
    }

    @Test
    void theSameKeyMakesOneAccount() {
        Person person = clinic.people.register(Clinic.CONSOLE, Clinic.named("Ayu"), Clinic.key());
        ClientKey key = Clinic.key();
        var command =
                new CreateAccount(
                        "ayu@example.org",
                        "0812 3456 789",
                        Clinic.PASSWORD,
                        Set.of(Role.PATIENT),
                        Clinic.INDONESIAN,
                        Clinic.WIB);

        Account one = clinic.accounts.create(Clinic.CONSOLE, person.id(), command, key);
        Account two = clinic.accounts.create(Clinic.CONSOLE, person.id(), command, key);

        assertThat(two).isEqualTo(one);
        assertThat(one.phone()).isEqualTo("+628123456789");
        assertThatThrownBy(
                        () ->
                                clinic.accounts.create(
                                        Clinic.CONSOLE,
                                        person.id(),
                                        new CreateAccount(
                                                "ayu2@example.org",
                                                null,
                                                Clinic.PASSWORD,
                                                Set.of(Role.PATIENT),
                                                Clinic.INDONESIAN,
                                                Clinic.WIB),
                                        Clinic.key()))
                .hasMessageContaining("account-exists");
    }

    @Test
    void nobodyButAnAdministratorMakesOrChangesAccounts() {
        Account ayu = clinic.account("Ayu", "ayu@example.org", Role.PATIENT);
        clinic.account("Joko", "joko@klinik.id", Role.STAFF);
        clinic.account("Sari", "sari@klinik.id", Role.DOCTOR);
        for (Actor actor :
                List.of(
                        Clinic.VISITOR,
                        Actor.timer("catalogue"),
                        clinic.actor("ayu@example.org"),
                        clinic.actor("joko@klinik.id"),
                        clinic.actor("sari@klinik.id"))) {
            assertThatThrownBy(
                            () ->
                                    clinic.accounts.setRoles(
                                            actor,
                                            ayu.id(),
                                            ayu.version(),
                                            Set.of(Role.ADMINISTRATOR)))
                    .hasMessage("FORBIDDEN forbidden");
            assertThatThrownBy(() -> clinic.accounts.setDisabled(actor, ayu.id(), true))
                    .hasMessage("FORBIDDEN forbidden");
            assertThatThrownBy(() -> clinic.accounts.describeDoctor(actor, ayu.personId(), SARI))
                    .hasMessage("FORBIDDEN forbidden");
            assertThatThrownBy(() -> clinic.accounts.findByLogin(actor, "ayu@example.org"))
                    .hasMessage("FORBIDDEN forbidden");
        }
    }

    @Test
    void aDoctorIsFoundByPatientsWhileActiveAndAbleToSignIn() {
        Account sari = clinic.account("Sari Dewi", "sari@klinik.id", Role.DOCTOR);
        assertThat(clinic.people.doctors()).isEmpty();

        clinic.accounts.describeDoctor(Clinic.CONSOLE, sari.personId(), SARI);
        assertThat(clinic.people.doctors())
                .singleElement()
                .satisfies(
                        doctor ->
                                assertThat(doctor.displayName()).isEqualTo("dr. Sari Dewi, Sp.A"));

        clinic.accounts.setDisabled(Clinic.CONSOLE, sari.id(), true);
        assertThat(clinic.people.doctors()).isEmpty();
        assertThat(clinic.people.doctor(sari.personId())).isPresent();
    }

    @Test
    void aStaleDoctorFormChangesNothing() {
        Account sari = clinic.account("Sari Dewi", "sari@klinik.id", Role.DOCTOR);
        clinic.doctors.describe(Clinic.CONSOLE, sari.personId(), 0L, SARI);
        assertThatThrownBy(() -> clinic.doctors.describe(Clinic.CONSOLE, sari.personId(), 0L, SARI))
                .hasMessageContaining("stale");
        long seen = clinic.doctors.described(sari.personId()).orElseThrow().version();
        clinic.doctors.describe(Clinic.CONSOLE, sari.personId(), seen, SARI);
    }

    private boolean disabled(Account account) {
        try {
            clinic.accounts.setDisabled(Clinic.CONSOLE, account.id(), true);
            return true;
        } catch (ProblemException e) {
            assertThat(e.code()).isEqualTo("last-administrator");
            return false;
        }
    }

    private void disableAllOthers(Account one, Account two) {
        clinic.db.unitOfWork().call(clinic.accountStore::administratorsLocked).stream()
                .filter(id -> !id.equals(one.id()) && !id.equals(two.id()))
                .forEach(id -> clinic.accounts.setDisabled(Clinic.CONSOLE, id, true));
    }
}
