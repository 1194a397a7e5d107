package org.rawat.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One Rawat per folder. The operating system holds the lock for as long as the process lives, so
 * that nothing is left behind by {@code kill -9}; the process id in the file is for {@code
 * bin/rawat stop}.
 */
final class FolderLock {
    // Held for the life of the process: a collected channel would free the lock.
    @Nullable private static FileChannel held;

    private FolderLock() {}

    static void take(Home home) throws Refusal {
        Path file = home.var().resolve("rawat.pid");
        try {
            Files.createDirectories(home.var());
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                String pid = Files.readString(file).strip();
                channel.close();
                throw new Refusal(
                        "Rawat already runs in this folder (process "
                                + pid
                                + "): stop it with bin/rawat stop, or unpack a second Rawat elsewhere.");
            }
            channel.truncate(0);
            channel.write(
                    java.nio.charset.StandardCharsets.US_ASCII.encode(
                            ProcessHandle.current().pid() + "\n"));
            held = channel;
        } catch (IOException e) {
            throw new Refusal(
                    "Rawat cannot write "
                            + file
                            + " ("
                            + Reason.of(e)
                            + "): give the folder to the user who starts Rawat.");
        }
    }
}
