package org.rawat.postgres.internal;

import java.nio.file.Path;

/**
 * Where things lie, all of it under {@code var/postgres}.
 *
 * @param root the folder of the embedded database
 * @param version the version of the server in this bundle
 */
record Folders(Path root, String version) {
    /** The server's programs. */
    Path binaries() {
        return root.resolve(version);
    }

    Path program(String name) {
        return binaries().resolve("bin").resolve(name);
    }

    /** The clinic's data: what must never be lost. */
    Path data() {
        return root.resolve("data");
    }

    Path passwords() {
        return root.resolve("passwords.properties");
    }

    /** The port that was free last time. */
    Path port() {
        return root.resolve("port");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /** Locked for as long as a Rawat uses this folder. */
    Path lock() {
        return root.resolve("lock");
    }

    /** The first number of the version, which names the format of the data. */
    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }
}
