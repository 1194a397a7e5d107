package org.rawat.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rawat.audit.internal.RunningAudit.CONSOLE;
import static org.rawat.audit.internal.RunningAudit.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rawat.api.Health;
import org.rawat.audit.api.AuditQuery;
import org.rawat.audit.api.AuditVerification;
import org.rawat.audit.api.AuditVerification.Fault;

class TamperingTest {
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

    static List<Tampering> everyKind() {
        return Tampering.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyKind")
    void whateverIsTamperedWithIsNamedWithTheFirstBadNumber(Tampering tampering) throws Exception {
        for (int i = 0; i < 20; i++) {
            audit.log.append(entry("appointment.read"));
        }
        assertThat(audit.verify().intact()).isTrue();
        audit.stop();

        audit.tamper(tampering.statements());

        AuditVerification found = audit.verify();
        assertThat(found.finding()).isNotNull();
        assertThat(found.finding().fault()).isEqualTo(tampering.fault());
        assertThat(found.finding().number()).isEqualTo(tampering.first());
    }

    @Test
    void anOlderDatabasePutBackIsNoticedAtTheNextStartAndStaysNoticed() throws Exception {
        for (int i = 0; i < 10; i++) {
            audit.log.append(entry("appointment.read"));
        }
        audit.stop();
        audit.tamper(
                List.of(
                        "DELETE FROM audit.chain WHERE number > 6",
                        "DELETE FROM audit.records WHERE id NOT IN (SELECT record_id FROM"
                                + " audit.chain)"));

        audit.start();
        for (int i = 0; i < 10; i++) {
            audit.log.append(entry("appointment.read"));
        }
        audit.stop();
        audit.start();
        audit.log.append(entry("appointment.read"));

        assertThat(audit.log.check().status()).isEqualTo(Health.Status.CRITICAL);
        AuditVerification found = audit.verify();
        assertThat(found.finding().fault()).isEqualTo(Fault.CUT_OFF);
        assertThat(found.finding().number()).isEqualTo(7);
        assertThat(found.finding().explanation()).contains("7 to 10");
        assertThat(
                        audit.log
                                .search(
                                        CONSOLE,
                                        new AuditQuery(
                                                null, null, "audit.loss-noticed", null, null, null),
                                        null,
                                        10)
                                .items())
                .hasSize(1);
    }

    @Test
    void aForgedRecordThatWaitsIsNotChainedAndTurnsHealthCritical() throws Exception {
        audit.log.append(entry("appointment.read"));
        audit.asRawat(
                "INSERT INTO audit.records SELECT '00000000-0000-7000-8000-000000000001', at,"
                        + " actor_kind, actor_name, actor_account, actor_person, 'forged',"
                        + " outcome, persons, object_type, object_id, detail, code FROM"
                        + " audit.records",
                "INSERT INTO audit.waiting VALUES ('00000000-0000-7000-8000-000000000001')");

        audit.log.append(entry("appointment.read"));

        assertThat(audit.log.check().status()).isEqualTo(Health.Status.CRITICAL);
        AuditVerification found = audit.verify();
        assertThat(found.records()).isEqualTo(2);
        assertThat(found.finding().fault()).isEqualTo(Fault.INSERTED);
        assertThat(found.finding().recordId()).isEqualTo("00000000-0000-7000-8000-000000000001");
    }

    @Test
    void aBrokenSealIsKeptAsAProof() throws Exception {
        audit.log.append(entry("appointment.read"));
        audit.stop();
        Files.writeString(var.resolve("audit/head"), "1 00 1 00\n");

        audit.start();
        audit.log.append(entry("appointment.read"));

        assertThat(audit.log.check().status()).isEqualTo(Health.Status.CRITICAL);
        assertThat(audit.verify().finding().fault()).isEqualTo(Fault.CUT_OFF);
    }

    @Test
    void theRoleUnderWhichRawatWorksCanNeitherChangeNorRemove() {
        audit.log.append(entry("session.sign-in"));

        for (String attempt :
                List.of(
                        "UPDATE audit.records SET action = 'x'",
                        "DELETE FROM audit.records",
                        "TRUNCATE audit.records CASCADE",
                        "UPDATE audit.chain SET number = 2",
                        "DELETE FROM audit.chain",
                        "TRUNCATE audit.chain",
                        "DELETE FROM audit.keys",
                        "ALTER TABLE audit.records DISABLE TRIGGER ALL",
                        "DROP TABLE audit.chain")) {
            assertThatThrownBy(() -> audit.asRawat(attempt))
                    .as(attempt)
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
        assertThatThrownBy(() -> audit.asOwner(List.of("DELETE FROM audit.chain")))
                .as("even the owner has to disable a trigger first")
                .hasMessageContaining("only added to");
    }
}
