package org.rawat.postgres.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The account under which PostgreSQL runs, which must not be root.
 *
 * @param name for a log
 * @param uid who owns the data folder; -1 for whoever runs Rawat
 * @param gid its group
 * @param prefix what stands before a program's name to run it under this account
 */
record Account(String name, int uid, int gid, List<String> prefix) {
    private static final Duration TRIAL = Duration.ofSeconds(10);
    private static final Path ACCOUNTS = Path.of("/etc/passwd");

    Account {
        prefix = List.copyOf(prefix);
    }

    /**
     * Chooses one by trying: the server's program must be able to start under it, which it cannot
     * when a folder above it is closed to the account.
     *
     * @param wanted the account's name; empty for the first of rawat and nobody
     */
    static Account choose(String wanted, Path postgres)
            throws CannotStart, IOException, InterruptedException {
        // The link itself is root's, whoever looks.
        int own = Trees.owner(Path.of("/proc/self").toRealPath());
        if (own != 0) {
            return new Account("uid " + own, -1, -1, List.of());
        }
        List<String> names = wanted.isEmpty() ? List.of("rawat", "nobody") : List.of(wanted);
        for (String name : names) {
            for (Account account : named(name)) {
                if (account.canStart(postgres)) {
                    return account;
                }
            }
        }
        if (!wanted.isEmpty()) {
            throw new CannotStart(
                    "PostgreSQL cannot run as the account %s (etc/%s.cfg, user): there is none, or it may not enter %s."
                            .formatted(wanted, PostgresConfig.PID, postgres.getParent()),
                    "Name an account that may enter the folder, or leave the key empty.");
        }
        // A user namespace of its own: no other account is needed and no folder is closed to it.
        Account nameless = new Account("an unprivileged namespace", 0, 0, List.of("unshare", "-U"));
        if (nameless.canStart(postgres)) {
            return nameless;
        }
        throw new CannotStart(
                "PostgreSQL does not run as root, and neither setpriv nor unshare can give it another account for "
                        + postgres
                        + ".",
                "Start Rawat as an ordinary user, or move it to a folder that others may enter, for"
                        + " example /opt.");
    }

    private static List<Account> named(String name) throws IOException {
        List<Account> found = new ArrayList<>();
        for (String line : Files.readAllLines(ACCOUNTS, StandardCharsets.ISO_8859_1)) {
            String[] field = line.split(":");
            if (field.length > 3 && field[0].equals(name) && !field[2].equals("0")) {
                List<String> prefix =
                        List.of(
                                "setpriv",
                                "--reuid=" + field[2],
                                "--regid=" + field[3],
                                "--clear-groups",
                                "--");
                found.add(
                        new Account(
                                name,
                                Integer.parseInt(field[2]),
                                Integer.parseInt(field[3]),
                                prefix));
            }
        }
        return found;
    }

    private boolean canStart(Path postgres) throws InterruptedException {
        try {
            return Programs.run(command(postgres, "--version"), TRIAL).good();
        } catch (IOException e) {
            return false;
        }
    }

    /** The command that runs the program under this account. */
    List<String> command(Path program, String... args) {
        return command(program, List.of(args));
    }

    List<String> command(Path program, List<String> args) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(args);
        return command;
    }

    /** Makes it the owner of that file or folder. */
    void own(Path tree) throws IOException {
        if (uid >= 0 && Trees.owner(tree) != uid) {
            Trees.give(tree, uid, gid);
        }
    }
}
