package org.rawat.postgres.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server that works on our data folder, found by the file that PostgreSQL leaves there.
 *
 * @param process the postmaster
 * @param port where it listens
 * @param ready whether it says that it takes connections
 * @param ofThisVersion whether it was started from our folder of programs
 */
record RunningServer(ProcessHandle process, int port, boolean ready, boolean ofThisVersion) {
    /**
     * Looks for one.
     *
     * @return empty also when the file names a process that is somebody else's: a number is given
     *     again after a restart of the machine
     */
    static Optional<RunningServer> find(Folders folders) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(folders.data().resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.get(0).strip().matches("[1-9][0-9]{0,9}")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(0).strip());
        List<String> command = command(pid);
        if (!isOurs(command, folders)) {
            return Optional.empty();
        }
        boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
        int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
        boolean current = command.get(0).equals(folders.program("postgres").toString());
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> new RunningServer(process, port, ready, current));
    }

    private static boolean isOurs(List<String> command, Folders folders) {
        return !command.isEmpty()
                && (command.get(0).equals("postgres") || command.get(0).endsWith("/postgres"))
                && command.contains(folders.data().toString());
    }

    /** The words of its command line; none when there is no such process or it is a zombie. */
    private static List<String> command(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.isEmpty() ? List.of() : List.of(text.split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }
}
