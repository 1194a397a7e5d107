package org.rawat.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rawat.audit.internal.RunningAudit.CONSOLE;
import static org.rawat.audit.internal.RunningAudit.await;
import static org.rawat.audit.internal.RunningAudit.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.api.Actor;
import org.rawat.api.Health;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditEntry.Outcome;
import org.rawat.audit.api.AuditQuery;
import org.rawat.audit.api.AuditRecord;
import org.rawat.audit.api.AuditVerification;

class AuditLogTest {
    private static final String END_ALL_CONNECTIONS =
            "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE usename"
                    + " = current_user AND datname = current_database() ORDER BY pid ="
                    + " pg_backend_pid()) AS connections";

    @TempDir Path var;
    private RunningAudit audit;

    @BeforeEach
    void start() {
        audit = new RunningAudit(var);
    }

    @AfterEach
    void end() {
        audit.close();
    }

    @Test
    void aRecordOutsideAUnitIsDurableAndChainedWhenTheCallReturns() {
        Actor doctor = audit.account(Role.DOCTOR);
        PersonId patient = PersonId.next(audit.db.clock());

        audit.log.append(
                new AuditEntry(
                        doctor,
                        "prescription.read",
                        Outcome.SUCCESS,
                        Set.of(patient),
                        "prescription",
                        "p-1",
                        Map.of("route", "/prescriptions/{prescription}")));

        AuditRecord record = only(audit.log.search(CONSOLE, AuditQuery.all(), null, 10));
        assertThat(record.number()).isEqualTo(1);
        assertThat(record.at()).isEqualTo(audit.db.clock().instant());
        assertThat(record.actorAccount()).isEqualTo(doctor.accountId());
        assertThat(record.actorPerson()).isEqualTo(doctor.personId());
        assertThat(record.action()).isEqualTo("prescription.read");
        assertThat(record.persons()).containsExactly(patient);
        assertThat(record.objectType()).isEqualTo("prescription");
        assertThat(record.objectId()).isEqualTo("p-1");
        assertThat(record.detail()).containsEntry("route", "/prescriptions/{prescription}");
        assertThat(audit.verify().intact()).isTrue();
        assertThat(audit.log.check().status()).isEqualTo(Health.Status.OK);
    }

    @Test
    void aRecordInsideAUnitCommitsWithItAndIsChainedAfterwards() {
        audit.db.unitOfWork().run(() -> audit.log.append(entry("appointment.book")));

        await(() -> audit.verify().records() == 1);
        assertThat(audit.verify()).isEqualTo(new AuditVerification(1, 0, null));
    }

    @Test
    void recordsOfManyRequestsTakeAsManyRoundTripsAsOneAndAreChainedAlike() {
        List<AuditEntry> many =
                IntStream.range(0, 100).mapToObj(i -> entry("message.send")).toList();
        List<String> sent =
                audit.db.statements(
                        () ->
                                audit.db
                                        .unitOfWork()
                                        .run(
                                                () -> {
                                                    audit.log.appendAll(many);
                                                    audit.log.appendAll(List.of());
                                                }));

        assertThat(sent).filteredOn(it -> it.contains("audit.waiting (")).hasSize(1);
        await(() -> audit.verify().records() == 100);
        assertThat(audit.verify().intact()).isTrue();
        assertThatThrownBy(() -> audit.log.appendAll(many))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRecordInsideAUnitThatFailsIsNeverThere() {
        assertThatThrownBy(
                        () ->
                                audit.db
                                        .unitOfWork()
                                        .run(
                                                () -> {
                                                    audit.log.append(entry("appointment.book"));
                                                    throw ProblemException.conflict("taken");
                                                }))
                .isInstanceOf(ProblemException.class);
        audit.log.append(entry("appointment.read"));

        assertThat(only(audit.log.search(CONSOLE, AuditQuery.all(), null, 10)).action())
                .isEqualTo("appointment.read");
        assertThat(audit.verify()).isEqualTo(new AuditVerification(1, 0, null));
    }

    @Test
    void whatAUnitCommittedBeforeAStopIsChainedAtTheNextStart() throws Exception {
        audit.log.append(entry("session.sign-in"));
        AuditLog stopped = audit.log;
        audit.stop();
        audit.db.unitOfWork().run(() -> stopped.append(entry("appointment.book")));
        assertThat(stopped.verify(CONSOLE)).isEqualTo(new AuditVerification(1, 1, null));

        audit.start();

        await(() -> audit.verify().equals(new AuditVerification(2, 0, null)));
    }

    @Test
    void manyThreadsShareOneUnbrokenChain() throws Exception {
        int threads = 8;
        int each = 100;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<? extends Future<?>> running =
                    IntStream.range(0, threads)
                            .mapToObj(thread -> executor.submit(() -> appendMany(thread, each)))
                            .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            executor.shutdownNow();
        }

        await(() -> audit.verify().equals(new AuditVerification((long) threads * each, 0, null)));
    }

    private void appendMany(int thread, int each) {
        for (int i = 0; i < each; i++) {
            if ((thread + i) % 2 == 0) {
                audit.log.append(entry("appointment.read"));
            } else {
                audit.db.unitOfWork().run(() -> audit.log.append(entry("appointment.book")));
            }
        }
    }

    @Test
    void theKeyIsReadableByItsOwnerOnly() throws IOException {
        audit.log.append(entry("session.sign-in"));

        Path key = var.resolve("keys/audit.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void withoutItsKeyNothingIsRecordedAndNothingIsShown() throws Exception {
        audit.log.append(entry("session.sign-in"));
        audit.stop();
        Path key = var.resolve("keys/audit.key");
        Path away = var.resolve("audit.key.away");
        Files.move(key, away);

        audit.start();

        assertUnavailable();
        await(() -> audit.log.check().status() == Health.Status.CRITICAL);
        assertThat(audit.log.check().message()).contains("audit.key is missing");
        assertThat(Files.exists(key)).as("no new key is made").isFalse();

        Files.move(away, key);
        await(() -> audit.log.check().status() == Health.Status.OK);
        audit.log.append(entry("session.sign-in"));
        assertThat(audit.verify().intact()).isTrue();
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsShownAndAfterwardsItGoesOn() throws Exception {
        audit.log.append(entry("session.sign-in"));
        String url = audit.db.location().jdbcUrl();
        String name = url.substring(url.lastIndexOf('/') + 1);
        try (Connection owner = audit.db.ownerDataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " CONNECTION LIMIT 0");
            assertThatThrownBy(() -> audit.asRawat(END_ALL_CONNECTIONS))
                    .as("its own one ends last")
                    .isInstanceOf(SQLException.class);

            assertUnavailable();
            await(() -> audit.log.check().status() == Health.Status.CRITICAL);

            statement.execute("ALTER DATABASE " + name + " CONNECTION LIMIT -1");
        }
        await(() -> written("session.sign-out"));
        assertThat(audit.log.check().status()).isEqualTo(Health.Status.OK);
        assertThat(audit.verify().intact()).isTrue();
    }

    @Test
    void whatComesFromOutsideNeverKeepsARecordFromBeingWritten() {
        audit.log.append(
                new AuditEntry(
                        CONSOLE,
                        "a\u0000b",
                        Outcome.REFUSED,
                        Set.of(),
                        "x".repeat(1_000),
                        "\ud800",
                        Map.of("k\n", "\u0000" + "y".repeat(1_000))));

        AuditRecord record = only(audit.log.search(CONSOLE, AuditQuery.all(), null, 10));
        assertThat(record.action()).isEqualTo("a?b");
        assertThat(record.objectId()).isEqualTo("?");
        assertThat(record.detail().get("k?")).startsWith("?y").hasSize(400);
        assertThat(audit.verify().intact()).isTrue();
    }

    private void assertUnavailable() {
        assertThatThrownBy(() -> audit.log.append(entry("session.sign-out")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
                            assertThat(problem.code()).isEqualTo("audit-unavailable");
                        });
    }

    private boolean written(String action) {
        try {
            audit.log.append(entry(action));
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static AuditRecord only(Page<AuditRecord> page) {
        assertThat(page.items()).hasSize(1);
        return page.items().get(0);
    }
}
