package org.rawat.console.internal.commands;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.rawat.console.internal.ExtensionInfo;
import org.rawat.console.internal.Extensions;
import org.rawat.console.internal.Refusal;

/** Completes the names of extensions. */
@Service
@SuppressWarnings("NullAway.Init")
public final class InstalledExtensions implements Completer {
    @Reference private Extensions extensions;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        try {
            extensions.list().stream().map(ExtensionInfo::name).forEach(names.getStrings()::add);
        } catch (Refusal e) {
            return -1;
        }
        return names.complete(session, line, candidates);
    }
}
