package org.rawat.console.internal.commands;

import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.rawat.console.internal.ExtensionInfo;
import org.rawat.console.internal.Extensions;
import org.rawat.console.internal.Refusal;

/** Shows which vendors' bundles there are. */
@Service
@Command(
        scope = "rawat",
        name = "extension-list",
        description = "Shows the vendors' bundles that were added to this Rawat.")
@SuppressWarnings("NullAway.Init")
public final class ExtensionListCommand implements Action {
    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference private Extensions extensions;

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        List<ExtensionInfo> all = extensions.list();
        return json
                ? Output.json(all)
                : Output.table(
                        List.of("Extension", "Version", "State", "Offers"),
                        all.stream()
                                .map(
                                        it ->
                                                List.of(
                                                        it.name(),
                                                        it.version(),
                                                        it.running() ? "running" : "stopped",
                                                        String.join(" ", it.services())))
                                .toList(),
                        "None.");
    }
}
