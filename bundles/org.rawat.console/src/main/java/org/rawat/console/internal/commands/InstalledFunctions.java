package org.rawat.console.internal.commands;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.rawat.console.internal.FunctionInfo;
import org.rawat.console.internal.Functions;
import org.rawat.console.internal.Refusal;

/** Completes the names of functions that are installed. */
@Service
@SuppressWarnings("NullAway.Init")
public final class InstalledFunctions implements Completer {
    @Reference private Functions functions;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        try {
            functions.list().stream()
                    .filter(it -> it.installed())
                    .map(FunctionInfo::name)
                    .forEach(names.getStrings()::add);
        } catch (Refusal e) {
            return -1;
        }
        return names.complete(session, line, candidates);
    }
}
