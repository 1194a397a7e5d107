package org.rawat.console.internal.commands;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.rawat.console.internal.FunctionInfo;
import org.rawat.console.internal.Functions;
import org.rawat.console.internal.Refusal;

/** Shows which functions there are. */
@Service
@Command(
        scope = "rawat",
        name = "function-list",
        description = "Shows the functions of this Rawat and which of them are installed.")
@SuppressWarnings("NullAway.Init")
public final class FunctionListCommand implements Action {
    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference private Functions functions;

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        List<FunctionInfo> all = functions.list();
        return json ? Output.json(all) : table(all);
    }

    static String table(List<FunctionInfo> all) {
        return Output.table(
                List.of("Function", "Version", "State", "Needs", "Description"),
                all.stream()
                        .map(
                                it ->
                                        List.of(
                                                it.name(),
                                                it.version(),
                                                state(it),
                                                String.join(" ", it.needs()),
                                                it.description()))
                        .toList(),
                "None.");
    }

    static String state(FunctionInfo it) {
        String state = it.state().name().toLowerCase(Locale.ROOT);
        return it.installed() && !it.chosen() ? state + " (needed by another)" : state;
    }
}
