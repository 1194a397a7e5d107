package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rawat.api.Role;
import org.rawat.identity.internal.store.ResetCodeStore;
import org.rawat.identity.internal.store.ThrottleStore;

class HousekeepingTest {
    @Test
    void whatNobodyNeedsAnyMoreIsClearedAwayAndNothingElse() throws SQLException {
        try (Clinic clinic = new Clinic()) {
            clinic.account("Ayu", "ayu@example.org", Role.PATIENT);
            clinic.signedIn("ayu@example.org");
            clinic.clock.advance(Duration.ofDays(91));
            String living = clinic.signedIn("ayu@example.org").token();
            Housekeeping housekeeping =
                    new Housekeeping(
                            clinic.sessionStore,
                            clinic.keyStore,
                            new ThrottleStore(clinic.db.entityManager("identity")),
                            new ResetCodeStore(clinic.db.entityManager("identity")),
                            clinic.db.unitOfWork(),
                            clinic.clock);

            housekeeping.purge();
            housekeeping.stop();

            assertThat(count(clinic, "sessions")).isEqualTo(1);
            assertThat(count(clinic, "client_keys")).isZero();
            assertThat(count(clinic, "accounts")).isEqualTo(1);
            assertThat(clinic.actors.actor(living)).isPresent();
        }
    }

    private static int count(Clinic clinic, String table) throws SQLException {
        try (var connection = clinic.db.ownerDataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from identity." + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
