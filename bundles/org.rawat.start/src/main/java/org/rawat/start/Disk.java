package org.rawat.start;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database on a full disk stops in the middle of a visit; better not to begin. */
final class Disk {
    /** Room for the database's log files, Karaf's cache and some days of log. */
    static final long NEEDED = 256L * 1024 * 1024;

    private Disk() {}

    static void check(Home home) throws Refusal {
        check(home.var(), NEEDED);
        check(home.data(), NEEDED);
    }

    static void check(Path folder, long needed) throws Refusal {
        try {
            Files.createDirectories(folder);
            FileStore store = Files.getFileStore(folder);
            long free = store.getUsableSpace();
            if (free < needed) {
                throw new Refusal(
                        "The disk that holds "
                                + folder
                                + " has "
                                + free / (1024 * 1024)
                                + " MB left and Rawat needs at least "
                                + needed / (1024 * 1024)
                                + " MB: free some space, or move the folder.");
            }
        } catch (IOException e) {
            throw new Refusal(
                    "Rawat cannot write "
                            + folder
                            + " ("
                            + Reason.of(e)
                            + "): give the folder to the user who starts Rawat.");
        }
    }
}
