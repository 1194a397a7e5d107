package org.rawat.postgres.internal;

import java.nio.file.Path;

/** Opens a database and waits to be killed: a Rawat that dies without a word. */
final class AbandonedDatabase {
    private AbandonedDatabase() {}

    public static void main(String[] args) throws Exception {
        EmbeddedDatabase database = new EmbeddedDatabase(Path.of(args[0]), Settings.DEFAULT);
        database.open();
        System.out.println(database.process().orElseThrow().pid());
        System.in.read();
    }
}
