package org.rawat.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rawat.audit.internal.RunningAudit.CONSOLE;
import static org.rawat.audit.internal.RunningAudit.entry;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.api.Actor;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditEntry.Outcome;
import org.rawat.audit.api.AuditQuery;
import org.rawat.audit.api.AuditRecord;

class AuditTrailTest {
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
    void anAdministratorFindsByPersonAccountActionOutcomeAndTimeInPages() {
        Actor doctor = audit.account(Role.DOCTOR);
        PersonId patient = PersonId.next(audit.db.clock());
        for (int i = 0; i < 5; i++) {
            audit.log.append(
                    AuditEntry.of(doctor, "prescription.read", patient, "prescription", i));
            audit.log.append(entry("session.sign-in"));
            audit.db.clock().advance(Duration.ofMinutes(1));
        }
        Actor administrator = audit.account(Role.ADMINISTRATOR);

        Page<AuditRecord> first =
                audit.log.search(
                        administrator,
                        new AuditQuery(patient, null, null, null, null, null),
                        null,
                        3);
        Page<AuditRecord> second =
                audit.log.search(
                        administrator,
                        new AuditQuery(patient, null, null, null, null, null),
                        first.next(),
                        3);

        assertThat(first.items()).extracting(AuditRecord::objectId).containsExactly("4", "3", "2");
        assertThat(second.items()).extracting(AuditRecord::objectId).containsExactly("1", "0");
        assertThat(second.next()).isNull();
        assertThat(
                        audit.log
                                .search(
                                        administrator,
                                        new AuditQuery(
                                                null, doctor.accountId(), null, null, null, null),
                                        null,
                                        100)
                                .items())
                .hasSize(5);
        assertThat(audit.log.search(administrator, action("prescription"), null, 100).items())
                .hasSize(5);
        assertThat(audit.log.search(administrator, action("prescription.re"), null, 100).items())
                .isEmpty();
        assertThat(
                        audit.log
                                .search(
                                        administrator,
                                        new AuditQuery(
                                                null,
                                                null,
                                                null,
                                                Outcome.SUCCESS,
                                                audit.db
                                                        .clock()
                                                        .instant()
                                                        .minus(Duration.ofMinutes(2)),
                                                audit.db
                                                        .clock()
                                                        .instant()
                                                        .minus(Duration.ofMinutes(1))),
                                        null,
                                        100)
                                .items())
                .hasSize(2);
        assertThatThrownBy(() -> audit.log.search(doctor, AuditQuery.all(), null, 10))
                .extracting(e -> ((ProblemException) e).kind())
                .isEqualTo(ProblemKind.FORBIDDEN);
    }

    @Test
    void aPatientSeesWhoElseOpenedTheRecordAndNobodyElsesRecord() {
        Actor doctor = audit.account(Role.DOCTOR);
        Actor patient = audit.account(Role.PATIENT);
        PersonId own = patient.requirePerson();
        audit.log.append(AuditEntry.of(doctor, "prescription.read", own, "prescription", "1"));
        audit.log.append(AuditEntry.of(patient, "prescription.read", own, "prescription", "1"));
        audit.log.append(AuditEntry.of(CONSOLE, "person.change", own, "person", own));

        assertThat(audit.log.accesses(patient, own, null, 10).items())
                .extracting(AuditRecord::action)
                .containsExactlyInAnyOrder("person.change", "prescription.read");
        assertThatThrownBy(() -> audit.log.accesses(doctor, own, null, 10))
                .extracting(e -> ((ProblemException) e).kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
    }

    static AuditQuery action(String action) {
        return new AuditQuery(null, null, action, null, null, null);
    }
}
