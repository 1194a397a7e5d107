package org.rawat.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditEntry.Outcome;
import org.rawat.audit.api.AuditVerification;
import org.rawat.sdk.testkit.TestDatabase;

/** An audit on an empty database, as a test starts and stops it. */
final class RunningAudit implements AutoCloseable {
    static final Actor CONSOLE = Actor.console("rita");

    final TestDatabase db = TestDatabase.with("audit");
    final Path var;
    AuditLog log;

    RunningAudit(Path var) {
        this.var = var;
        start();
    }

    void start() {
        log =
                new AuditLog(
                        db.unitOfWork(),
                        db.entityManager("audit"),
                        db.clock(),
                        var,
                        Duration.ofSeconds(5));
    }

    void stop() {
        try {
            log.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        db.close();
    }

    AuditVerification verify() {
        return log.verify(CONSOLE);
    }

    /** As whoever has the database's owner's password, with the guards taken away. */
    void tamper(List<String> statements) throws SQLException {
        asOwner(
                List.of(
                        "ALTER TABLE audit.records DISABLE TRIGGER USER",
                        "ALTER TABLE audit.chain DISABLE TRIGGER USER",
                        "ALTER TABLE audit.chain DROP CONSTRAINT chain_record_id_fkey",
                        "ALTER TABLE audit.chain DROP CONSTRAINT chained_once",
                        "ALTER TABLE audit.chain DROP CONSTRAINT chain_pkey"));
        asOwner(statements);
    }

    void asOwner(List<String> statements) throws SQLException {
        execute(db.ownerDataSource().getConnection(), statements);
    }

    void asRawat(String... statements) throws SQLException {
        execute(db.dataSource().getConnection(), List.of(statements));
    }

    private static void execute(Connection opened, List<String> statements) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Actor account(Role role) {
        return new Actor(
                Actor.Kind.ACCOUNT,
                "account:" + UUID.randomUUID(),
                AccountId.next(db.clock()),
                PersonId.next(db.clock()),
                Set.of(role),
                Set.of(),
                Locale.ENGLISH,
                ZoneId.of("Asia/Jakarta"));
    }

    static AuditEntry entry(String action) {
        return new AuditEntry(
                Actor.timer("test"),
                action,
                Outcome.SUCCESS,
                Set.of(new PersonId(new UUID(0, 1))),
                null,
                null,
                Map.of());
    }

    static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the deadline").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
