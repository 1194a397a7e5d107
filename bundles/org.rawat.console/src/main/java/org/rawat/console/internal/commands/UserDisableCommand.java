package org.rawat.console.internal.commands;

import java.io.IOException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ProblemException;
import org.rawat.console.internal.Refusal;
import org.rawat.identity.api.Account;
import org.rawat.identity.api.Accounts;

/** Disables an account, or enables it again. */
@Service
@Command(
        scope = "rawat",
        name = "user-disable",
        description = "Disables an account and ends its sessions at once; --undo enables it again.")
@SuppressWarnings("NullAway.Init")
public final class UserDisableCommand implements Action {
    @Argument(
            name = "login",
            description = "The e-mail address or phone number with which the person signs in.",
            required = true)
    private String login;

    @Option(name = "--undo", description = "Enables the account again.")
    private boolean undo;

    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference(optional = true)
    private @Nullable Accounts accounts;

    @Reference private Session session;

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        Accounts live = accounts;
        if (live == null) {
            throw new Refusal("Identity is not running: see rawat:status.");
        }
        Actor actor = Actor.console(User.of(session));
        try {
            Account account =
                    live.findByLogin(actor, login)
                            .orElseThrow(() -> new Refusal("Nobody signs in with " + login + "."));
            Account changed = live.setDisabled(actor, account.id(), !undo);
            return json ? Output.json(UserAnswer.of(changed, null)) : text(changed);
        } catch (ProblemException e) {
            throw Problem.refusal(e);
        }
    }

    private String text(Account changed) {
        return changed.disabled()
                ? login + " is disabled, all sessions have ended."
                : login + " may sign in again.";
    }
}
