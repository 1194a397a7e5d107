package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;

class PasswordsTest {
    private static final String CHOSEN = "sawah hijau sekali";

    private Clinic clinic;
    private Account ayu;
    private Actor joko;

    @BeforeEach
    void open() {
        clinic = new Clinic();
        ayu = clinic.account("Ayu Lestari", "ayu@example.org", Role.PATIENT);
        clinic.account("Joko", "joko@klinik.id", Role.STAFF);
        joko = clinic.actor("joko@klinik.id");
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void aCodeFromStaffSetsANewPasswordOnceAndEndsEverySession() {
        String session = clinic.signedIn("ayu@example.org").token();
        String code = clinic.passwords.issue(joko, ayu.personId()).code();

        clinic.passwords.redeem(code.toLowerCase().replace("-", " "), CHOSEN, Clinic.HOME);

        assertThat(clinic.actors.actor(session)).isEmpty();
        assertThat(
                        clinic.signIn
                                .signIn(
                                        Clinic.VISITOR,
                                        "ayu@example.org",
                                        CHOSEN,
                                        Clinic.HOME,
                                        null)
                                .account()
                                .id())
                .isEqualTo(ayu.id());
        assertThatThrownBy(() -> clinic.passwords.redeem(code, CHOSEN, Clinic.HOME))
                .hasMessageContaining("code-wrong");
        assertThat(clinic.audit.actions())
                .containsSubsequence("password.code-issued", "password.reset");
    }

    @Test
    void aCodeIsWorthNothingAfterTwentyMinutesOrWhenANewerOneWasMade() {
        String former = clinic.passwords.issue(joko, ayu.personId()).code();
        String newer = clinic.passwords.issue(joko, ayu.personId()).code();
        assertThatThrownBy(() -> clinic.passwords.redeem(former, CHOSEN, Clinic.HOME))
                .hasMessageContaining("code-wrong");

        clinic.clock.advance(Duration.ofMinutes(20));
        assertThatThrownBy(() -> clinic.passwords.redeem(newer, CHOSEN, Clinic.HOME))
                .hasMessageContaining("code-wrong");
    }

    @Test
    void codesCannotBeGuessedQuickly() {
        int looked = 0;
        for (int i = 0; i < 100; i++) {
            try {
                clinic.passwords.redeem(Secrets.code(), CHOSEN, Clinic.HOME);
            } catch (org.rawat.api.ProblemException e) {
                looked += e.kind().status() == 422 ? 1 : 0;
            }
        }
        assertThat(looked).isEqualTo(5);
    }

    @Test
    void staffCannotBecomeSomebodyElseAtTheClinic() {
        Account rina = clinic.account("Rina", "rina@klinik.id", Role.ADMINISTRATOR);
        Account sari = clinic.account("Sari", "sari@klinik.id", Role.DOCTOR, Role.PATIENT);

        assertThatThrownBy(() -> clinic.passwords.issue(joko, rina.personId()))
                .hasMessageContaining("reset-not-yours");
        assertThatThrownBy(() -> clinic.passwords.issue(joko, sari.personId()))
                .hasMessageContaining("reset-not-yours");
        assertThatThrownBy(
                        () ->
                                clinic.passwords.issue(
                                        clinic.actor("ayu@example.org"), ayu.personId()))
                .hasMessage("FORBIDDEN forbidden");
        clinic.passwords.issue(clinic.actor("rina@klinik.id"), sari.personId());
    }

    @Test
    void aCodeOfADisabledAccountOpensNothing() {
        String code = clinic.passwords.issue(joko, ayu.personId()).code();
        clinic.accounts.setDisabled(Clinic.CONSOLE, ayu.id(), true);
        assertThatThrownBy(() -> clinic.passwords.redeem(code, CHOSEN, Clinic.HOME))
                .hasMessageContaining("code-wrong");
    }

    @Test
    void theOldPasswordIsAskedForAndCannotBeGuessedThroughAStolenSession() {
        Actor actor = clinic.actor("ayu@example.org");
        int looked = 0;
        for (int i = 0; i < 50; i++) {
            try {
                clinic.passwords.change(actor, "guess " + i, CHOSEN, Clinic.HOME);
            } catch (org.rawat.api.ProblemException e) {
                looked += e.kind().status() == 422 ? 1 : 0;
            }
        }
        assertThat(looked).isEqualTo(5);
    }

    @Test
    void aNewPasswordObeysTheRules() {
        assertThatThrownBy(
                        () ->
                                clinic.passwords.change(
                                        clinic.actor("ayu@example.org"),
                                        Clinic.PASSWORD,
                                        "ayulestari1",
                                        Clinic.HOME))
                .hasMessageContaining("password-personal");
    }

    @Test
    void databaseAndRecordHoldNeitherCodesNorPasswordsNorTokens() throws Exception {
        String token = clinic.signedIn("ayu@example.org").token();
        String code = clinic.passwords.issue(joko, ayu.personId()).code();
        StringBuilder all = new StringBuilder(clinic.audit.entries().toString());
        try (var connection = clinic.db.ownerDataSource().getConnection();
                var statement = connection.createStatement()) {
            for (String table : new String[] {"accounts", "sessions", "reset_codes", "throttles"}) {
                try (var rows =
                        statement.executeQuery("select t::text from identity." + table + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1));
                    }
                }
            }
        }
        assertThat(all.toString())
                .doesNotContain(token)
                .doesNotContain(code)
                .doesNotContain(Secrets.canonicalCode(code))
                .doesNotContain(Clinic.PASSWORD);
    }
}
