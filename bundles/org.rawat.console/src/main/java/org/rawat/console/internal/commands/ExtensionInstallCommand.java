package org.rawat.console.internal.commands;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;
import org.rawat.console.internal.Extensions;
import org.rawat.console.internal.Refusal;

/** Adds a vendor's bundle while the clinic works. */
@Service
@Command(
        scope = "rawat",
        name = "extension-install",
        description =
                "Examines a vendor's jar, says what it would touch, and adds it while the clinic"
                        + " works.")
@SuppressWarnings("NullAway.Init")
public final class ExtensionInstallCommand implements Action {
    @Argument(
            name = "jar",
            description = "The jar's path on Rawat's machine, absolute or from Rawat's folder.",
            required = true)
    @Completion(FileCompleter.class)
    private String jar;

    @Option(name = "--dry-run", description = "Only examines; changes nothing.")
    private boolean dryRun;

    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference private Extensions extensions;

    @Reference private Session session;

    /** What happened, in English sentences. */
    record Said(String message) {}

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        String message =
                dryRun ? extensions.examine(path()) : extensions.install(path(), User.of(session));
        return json ? Output.json(new Said(message)) : message;
    }

    private Path path() throws Refusal {
        try {
            return Path.of(jar);
        } catch (InvalidPathException e) {
            throw new Refusal("This is no path: " + jar, e);
        }
    }
}
