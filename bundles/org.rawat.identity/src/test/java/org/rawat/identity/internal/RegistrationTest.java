package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.identity.api.IdentityEvent;
import org.rawat.identity.api.RegisterPerson;
import org.rawat.identity.api.Sex;

class RegistrationTest {
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
    void aPatientRegistersWithAPhoneNumberAndIsSignedIn() {
        var opened = register("0812 3456 7890", Clinic.PASSWORD, Clinic.key());

        var actor = clinic.actors.actor(opened.token()).orElseThrow();
        assertThat(actor.roles()).containsExactly(Role.PATIENT);
        var person = clinic.people.person(actor, actor.requirePerson());
        assertThat(person.name()).isEqualTo("Ayu Lestari");
        assertThat(person.weightKg()).isEqualByComparingTo("52.5");
        assertThat(person.allergies()).isEqualTo("udang");
        assertThat(person.phone()).isEqualTo("+6281234567890");
        assertThat(clinic.audit.actions()).containsExactly("account.registered");
        assertThat(clinic.events.published(IdentityEvent.PersonChanged.class)).hasSize(1);
        assertThat(clinic.signedIn("+62 812-3456-7890").account().id())
                .isEqualTo(opened.account().id());
    }

    @Test
    void aDoubleTapMakesOneAccountAndBothTapsAreSignedIn() throws Exception {
        ClientKey key = Clinic.key();
        ExecutorService taps = Executors.newFixedThreadPool(4);
        try {
            List<Future<Sessions.Opened>> all =
                    IntStream.range(0, 4)
                            .mapToObj(
                                    i ->
                                            taps.submit(
                                                    () ->
                                                            register(
                                                                    "ayu@example.org",
                                                                    Clinic.PASSWORD,
                                                                    key)))
                            .toList();
            for (Future<Sessions.Opened> one : all) {
                assertThat(clinic.actors.actor(one.get().token())).isPresent();
            }
            assertThat(clinic.accounts.count()).isEqualTo(1);
        } finally {
            taps.shutdownNow();
        }
    }

    @Test
    void aKeyAloneOpensNobodysAccount() {
        ClientKey key = Clinic.key();
        register("ayu@example.org", Clinic.PASSWORD, key);
        assertThatThrownBy(() -> register("ayu@example.org", "another password", key))
                .hasMessageContaining("key-used");
    }

    @Test
    void aLoginIsTakenOnlyOnceHoweverItIsTyped() {
        register("ayu@example.org", Clinic.PASSWORD, Clinic.key());
        register("081234567890", Clinic.PASSWORD, Clinic.key());

        assertThatThrownBy(() -> register("AYU@example.org", Clinic.PASSWORD, Clinic.key()))
                .hasMessageContaining("login")
                .hasMessageContaining("taken");
        assertThatThrownBy(() -> register("+6281234567890", Clinic.PASSWORD, Clinic.key()))
                .hasMessageContaining("taken");
        assertThat(clinic.accounts.count()).isEqualTo(2);
    }

    @Test
    void withoutConsentNothingIsKept() {
        assertThatThrownBy(
                        () ->
                                clinic.registration.register(
                                        Clinic.VISITOR,
                                        command("ayu@example.org", Clinic.PASSWORD, false),
                                        Clinic.key(),
                                        Clinic.HOME))
                .hasMessageContaining("consent");
        assertThat(clinic.accounts.count()).isZero();
    }

    @Test
    void wrongFieldsAreNamedTogetherAndNothingIsKept() {
        var wrong =
                new Registration.RegisterPatient(
                        new RegisterPerson(
                                " ",
                                LocalDate.of(2030, 1, 1),
                                Sex.FEMALE,
                                new BigDecimal("0"),
                                "x".repeat(2001),
                                "abc",
                                null),
                        "ayu@example.org",
                        Clinic.PASSWORD,
                        true,
                        Clinic.INDONESIAN,
                        Clinic.WIB);
        assertThatThrownBy(
                        () ->
                                clinic.registration.register(
                                        Clinic.VISITOR, wrong, Clinic.key(), Clinic.HOME))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.fields())
                                        .extracting("field")
                                        .containsExactlyInAnyOrder(
                                                "name",
                                                "allergies",
                                                "birthDate",
                                                "weightKg",
                                                "phone"));
        assertThat(clinic.accounts.count()).isZero();
    }

    private Sessions.Opened register(String login, String password, ClientKey key) {
        return clinic.registration.register(
                Clinic.VISITOR, command(login, password, true), key, Clinic.HOME);
    }

    private static Registration.RegisterPatient command(
            String login, String password, boolean consent) {
        return new Registration.RegisterPatient(
                new RegisterPerson(
                        "Ayu Lestari",
                        LocalDate.of(1990, 5, 17),
                        Sex.FEMALE,
                        new BigDecimal("52.5"),
                        "udang",
                        null,
                        null),
                login,
                password,
                consent,
                Clinic.INDONESIAN,
                Clinic.WIB);
    }
}
