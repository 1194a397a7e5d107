package org.rawat.console.internal.commands;

import org.apache.karaf.shell.api.console.Session;

/** Who sits at the console. */
final class User {
    private User() {}

    static String of(Session session) {
        Object user = session.get("USER");
        return user == null ? "unknown" : user.toString();
    }
}
