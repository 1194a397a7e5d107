package org.rawat.console.internal.commands;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.audit.api.Audit;
import org.rawat.audit.api.AuditEntry;
import org.rawat.audit.api.AuditTrail;
import org.rawat.audit.api.AuditVerification;
import org.rawat.audit.api.AuditVerification.Finding;
import org.rawat.console.internal.Refusal;

/** Goes through the audit. */
@Service
@Command(
        scope = "rawat",
        name = "audit-verify",
        description =
                "Goes through the whole audit and names the first record that was changed,"
                        + " removed, inserted, moved or cut off.")
@SuppressWarnings("NullAway.Init")
public final class AuditVerifyCommand implements Action {
    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference(optional = true)
    private @Nullable AuditTrail trail;

    @Reference(optional = true)
    private @Nullable Audit audit;

    @Reference private Session session;

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        AuditTrail readable = trail;
        Audit record = audit;
        if (readable == null || record == null) {
            throw new Refusal("The audit is not running: see rawat:status.");
        }
        Actor actor = Actor.console(User.of(session));
        try {
            AuditVerification found = readable.verify(actor);
            record.append(entry(actor, found));
            return json ? Output.json(found) : text(found);
        } catch (ProblemException e) {
            throw new Refusal("The audit cannot be read (" + e.code() + "): see rawat:status.", e);
        }
    }

    private static AuditEntry entry(Actor actor, AuditVerification found) {
        return new AuditEntry(
                actor,
                "audit.verify",
                found.intact() ? AuditEntry.Outcome.SUCCESS : AuditEntry.Outcome.FAILED,
                Set.of(),
                null,
                null,
                Map.of("records", Long.toString(found.records())));
    }

    static String text(AuditVerification found) {
        Finding finding = found.finding();
        if (finding != null) {
            return "NOT INTACT at number "
                    + finding.number()
                    + " ("
                    + finding.fault()
                    + "): "
                    + finding.explanation()
                    + " The "
                    + found.records()
                    + " records before it are as they were written.";
        }
        return "Intact: all "
                + found.records()
                + " records are as they were written, in order and complete."
                + (found.waiting() == 0 ? "" : " " + found.waiting() + " more wait to be chained.");
    }
}
