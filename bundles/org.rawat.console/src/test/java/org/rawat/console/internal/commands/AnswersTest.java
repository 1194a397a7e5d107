package org.rawat.console.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rawat.api.Health;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.audit.api.AuditVerification;
import org.rawat.audit.api.AuditVerification.Fault;
import org.rawat.console.internal.Checkup.Finding;
import org.rawat.console.internal.FunctionInfo;
import org.rawat.console.internal.Refusal;
import org.rawat.web.api.Audience;
import org.rawat.web.api.Route;

class AnswersTest {
    private static final FunctionInfo CHAT =
            new FunctionInfo(
                    "rawat-chat",
                    "Messages",
                    "1.0.0",
                    FunctionInfo.State.RUNNING,
                    false,
                    Set.of("rawat-conversations"));

    @Test
    void statusSaysWhatIsInstalledHowItIsAndWhatToDo() {
        String text =
                StatusCommand.text(
                        new StatusCommand.Status(
                                "1.0.0",
                                Health.Status.CRITICAL,
                                List.of(CHAT),
                                List.of(
                                        new Finding(
                                                "database",
                                                Health.critical("It is away.", "Start it.")),
                                        new Finding("web", Health.ok("31 routes")))));

        assertThat(text)
                .startsWith("Rawat 1.0.0: critical\n")
                .contains("rawat-chat", "running (needed by another)")
                .containsSubsequence(
                        "critical  database: It is away.", "Start it.", "ok        web: 31 routes");
    }

    @Test
    void routesAreATableAndWhatIsRefusedStandsBelow() {
        RoutesCommand.Answer answer =
                new RoutesCommand.Answer(
                        List.of(
                                new Route(
                                        "GET",
                                        "/admin/audit",
                                        "audit",
                                        Set.of(Audience.ADMINISTRATOR),
                                        "audit.read")),
                        Map.of("vendor", "GET /x has no policy."));

        assertThat(RoutesCommand.text(answer))
                .contains("/admin/audit", "ADMINISTRATOR", "audit.read")
                .endsWith("Not published: vendor: GET /x has no policy.");
        assertThat(Output.json(answer)).contains("\"template\" : \"/admin/audit\"");
    }

    @Test
    void theVerificationNamesTheFirstBadRecord() {
        assertThat(AuditVerifyCommand.text(new AuditVerification(8, 1, null)))
                .isEqualTo(
                        "Intact: all 8 records are as they were written, in order and complete. 1"
                                + " more wait to be chained.");
        assertThat(
                        AuditVerifyCommand.text(
                                new AuditVerification(
                                        6,
                                        0,
                                        new AuditVerification.Finding(
                                                7, Fault.CHANGED, "x", "It was changed."))))
                .isEqualTo(
                        "NOT INTACT at number 7 (CHANGED): It was changed. The 6 records before"
                                + " it are as they were written.");
    }

    @Test
    void whatIsTypedWrongIsNamedWithWhatIsAllowed() throws Refusal {
        assertThat(UserCreateCommand.roles(List.of("doctor", "Patient")))
                .containsExactlyInAnyOrder(Role.DOCTOR, Role.PATIENT);
        assertThatThrownBy(() -> UserCreateCommand.roles(List.of("king")))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no role king: patient, doctor, staff or administrator.");
        assertThatThrownBy(() -> UserCreateCommand.day("29.2.1980"))
                .hasMessageContaining("1980-02-29");
        assertThatThrownBy(() -> UserCreateCommand.zone("Jakarta"))
                .hasMessageContaining("Asia/Jakarta");
        assertThatThrownBy(() -> UserCreateCommand.language("de")).hasMessageContaining("id or en");
    }

    @Test
    void aServicesRefusalIsASentence() {
        assertThat(Problem.refusal(ProblemException.conflict("last-administrator")))
                .hasMessage("This is the last administrator: make another one first.");
        assertThat(Problem.refusal(ProblemException.invalid("password", "too-short", 8)))
                .hasMessage("Nothing was done: password is refused (too-short).");
    }
}
