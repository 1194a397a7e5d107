package org.rawat.console.internal.commands;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.rawat.console.internal.Refusal;
import org.rawat.web.api.Route;
import org.rawat.web.api.Routes;

/** Shows what is served. */
@Service
@Command(
        scope = "rawat",
        name = "routes",
        description = "Shows every route that is served now, who may ask it and how it is audited.")
@SuppressWarnings("NullAway.Init")
public final class RoutesCommand implements Action {
    @Option(
            name = "--function",
            description = "Shows this function's routes only, for example prescriptions.",
            valueToShowInHelp = "all functions")
    private @Nullable String function;

    @Option(name = "--json", description = "Answers in JSON, for programs.")
    private boolean json;

    @Reference(optional = true)
    private @Nullable Routes routes;

    /**
     * The answer for programs.
     *
     * @param routes what is served
     * @param refused functions that could not be published, with the reason
     */
    record Answer(List<Route> routes, Map<String, String> refused) {}

    @Override
    public @Nullable Object execute() throws CommandException, IOException {
        return Output.answer(this::answer);
    }

    private String answer() throws Refusal {
        Routes live = routes;
        if (live == null) {
            throw new Refusal("The front door is not running: see rawat:status.");
        }
        Answer answer =
                new Answer(
                        live.routes().stream()
                                .filter(it -> function == null || it.function().equals(function))
                                .sorted()
                                .toList(),
                        new TreeMap<>(live.refused()));
        return json ? Output.json(answer) : text(answer);
    }

    static String text(Answer answer) {
        String table =
                Output.table(
                        List.of("Method", "Route", "Function", "Who", "Audit"),
                        answer.routes().stream().map(RoutesCommand::row).toList(),
                        "Nothing is served.");
        return answer.refused().isEmpty()
                ? table
                : table
                        + answer.refused().entrySet().stream()
                                .map(it -> "\nNot published: " + it.getKey() + ": " + it.getValue())
                                .collect(Collectors.joining());
    }

    private static List<String> row(Route it) {
        return List.of(
                it.method(),
                it.template(),
                it.function(),
                it.audiences().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                it.audit());
    }
}
