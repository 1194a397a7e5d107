package org.rawat.console.internal.commands;

import java.io.IOException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.rawat.console.internal.Functions;
import org.rawat.console.internal.Functions.Change;
import org.rawat.console.internal.Refusal;

/** Removes a function while the clinic works. */
@Service
@Command(
        scope = "rawat",
        name = "function-remove",
        description = "Removes a function while the clinic works; its data are kept.")
@SuppressWarnings("NullAway.Init")
public final class FunctionRemoveCommand implements Action {
    @Argument(
            name = "function",
            description = "The function's name as in rawat:function-list, with or without rawat-.",
            required = true)
    @Completion(InstalledFunctions.class)
    private String function;

    @Option(name = "--with-dependants", description = "Removes the functions that need it as well.")
    private boolean withDependants;

    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference private Functions functions;

    @Reference private Session session;

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        Change change = functions.remove(function, withDependants, User.of(session));
        return json ? Output.json(change) : change.message();
    }
}
