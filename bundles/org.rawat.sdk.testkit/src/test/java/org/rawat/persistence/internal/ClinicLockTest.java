package org.rawat.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.persistence.api.DatabaseLocation;
import org.rawat.sdk.testkit.TestDatabase;

/** What persistence does with a database before it opens a store; lives here for its server. */
class ClinicLockTest {
    private TestDatabase db;

    @BeforeEach
    void aDatabase() {
        db = TestDatabase.with();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aSecondRawatOnTheDatabaseIsRefusedInOneSentenceUntilTheFirstHasGone() throws Exception {
        try (ClinicLock first = new ClinicLock(db.location());
                ClinicLock second = new ClinicLock(db.location())) {
            first.hold();
            first.hold();

            assertThatThrownBy(second::hold)
                    .isInstanceOf(CannotUse.class)
                    .hasMessage(
                            "Another Rawat is using the database "
                                    + db.location()
                                    + " from 127.0.0.1.");

            first.close();
            second.hold();
        }
    }

    @Test
    void theLockIsTakenAgainAfterItsSessionWasCutOff() throws Exception {
        try (ClinicLock lock = new ClinicLock(db.location());
                ClinicLock second = new ClinicLock(db.location())) {
            lock.hold();
            cutOffAllSessions();

            lock.hold();

            assertThatThrownBy(second::hold).isInstanceOf(CannotUse.class);
        }
    }

    @Test
    void aRoleThatMayChangeTablesIsRefused() {
        DatabaseLocation good = db.location();
        assertThatCode(() -> Suitability.require(good)).doesNotThrowAnyException();

        DatabaseLocation asOwner =
                new DatabaseLocation(
                        good.jdbcUrl(),
                        good.ownerUser(),
                        good.ownerPassword(),
                        good.ownerUser(),
                        good.ownerPassword());

        CannotUse refusal =
                catchThrowableOfType(CannotUse.class, () -> Suitability.require(asOwner));
        assertThat(refusal.sentence())
                .startsWith("The role rawat_owner (etc/org.rawat.persistence.cfg, app.user)");
    }

    @Test
    void aDatabaseThatIsAwayIsSaidToBeUnavailable() {
        DatabaseLocation nowhere =
                new DatabaseLocation("jdbc:postgresql://127.0.0.1:1/rawat", "o", "o", "a", "a");
        try (var pool = Pools.app(nowhere, 2)) {
            ThreadBoundUnitOfWork units = new ThreadBoundUnitOfWork(pool);

            ProblemException problem =
                    catchThrowableOfType(ProblemException.class, () -> units.run(() -> {}));

            assertThat(problem.code()).isEqualTo("database-unavailable");
            assertThat(units.active()).isFalse();
        }
    }

    private void cutOffAllSessions() throws SQLException {
        try (Connection connection = db.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <>"
                            + " pg_backend_pid() AND datname = current_database() AND"
                            + " application_name LIKE 'rawat-lock-%'");
        }
    }
}
