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
import org.rawat.console.internal.Extensions;
import org.rawat.console.internal.Refusal;

/** Removes a vendor's bundle while the clinic works. */
@Service
@Command(
        scope = "rawat",
        name = "extension-remove",
        description = "Removes a vendor's bundle while the clinic works.")
@SuppressWarnings("NullAway.Init")
public final class ExtensionRemoveCommand implements Action {
    @Argument(
            name = "name",
            description = "The extension's name as in rawat:extension-list.",
            required = true)
    @Completion(InstalledExtensions.class)
    private String name;

    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference private Extensions extensions;

    @Reference private Session session;

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        String message = extensions.remove(name, User.of(session));
        return json ? Output.json(new ExtensionInstallCommand.Said(message)) : message;
    }
}
