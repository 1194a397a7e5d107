package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.identity.api.Account;

class LoginsTest {
    private static final String FORMER = "ayu@example.org";

    private Clinic clinic;
    private Account account;
    private Actor ayu;

    @BeforeEach
    void open() {
        clinic = new Clinic();
        account = clinic.account("Ayu Lestari", FORMER, Role.PATIENT);
        ayu = clinic.actor(FORMER);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    private Account change(String password, String email, String phone) {
        return clinic.logins.change(ayu, account.version(), password, email, phone, Clinic.HOME);
    }

    @Test
    void oneSignsInWithTheNewNumberAndNoLongerWithTheFormerAddress() {
        Account changed = change(Clinic.PASSWORD, null, "0812-3456-7890");

        assertThat(changed.email()).isNull();
        assertThat(changed.phone()).isEqualTo("+6281234567890");
        assertThat(clinic.signedIn("081234567890").account().id()).isEqualTo(account.id());
        assertThatThrownBy(() -> clinic.signedIn(FORMER)).hasMessageContaining("INVALID");
        assertThat(clinic.audit.actions()).contains("account.login");
    }

    @Test
    void onlyWhoKnowsThePasswordChangesIt() {
        assertThatThrownBy(() -> change("bukan ini sandinya", "lain@example.org", null))
                .hasMessageContaining("password-wrong");
        assertThat(clinic.logins.own(ayu).email()).isEqualTo(FORMER);
        assertThat(clinic.audit.actions()).doesNotContain("account.login");
    }

    @Test
    void anothersLoginIsTakenAndNoneAtAllIsRefused() {
        clinic.account("Joko", "joko@klinik.id", Role.STAFF);

        assertThatThrownBy(() -> change(Clinic.PASSWORD, "JOKO@klinik.id", null))
                .hasMessageContaining("taken");
        assertThatThrownBy(() -> change(Clinic.PASSWORD, null, null))
                .hasMessageContaining("email-or-phone");
        assertThatThrownBy(() -> change(Clinic.PASSWORD, "tidak benar", "12"))
                .hasMessageContaining("email")
                .hasMessageContaining("phone");
        assertThat(clinic.logins.own(ayu).email()).isEqualTo(FORMER);
    }

    @Test
    void whatWasSeenBeforeSomebodyElseChangedItIsStale() {
        change(Clinic.PASSWORD, "baru@example.org", null);

        assertThatThrownBy(() -> change(Clinic.PASSWORD, "lagi@example.org", null))
                .hasMessageContaining("stale");
    }
}
