package org.rawat.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The demonstration's passwords, made once at random and kept in a file that only its owner reads:
 * one line {@code role login password} for each account. While the clinic is being made they lie in
 * a second file, so that a start that was cut off goes on with the same ones.
 */
final class Credentials {
    private static final String FILE = "demo-credentials";
    private static final String UNFINISHED = "demo-credentials.unfinished";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    // No letters or digits that are taken for each other.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final Path file;
    private final Path unfinished;
    private final SecureRandom random = new SecureRandom();

    Credentials(Path var) {
        this.file = var.resolve(FILE);
        this.unfinished = var.resolve(UNFINISHED);
    }

    boolean begun() {
        return Files.exists(unfinished);
    }

    /** The passwords by login: those of the start that was cut off, or new ones, now on disk. */
    Map<String, String> passwords(Map<String, String> rolesByLogin) {
        try {
            Map<String, String> passwords = new LinkedHashMap<>();
            if (begun()) {
                for (String line : Files.readAllLines(unfinished, StandardCharsets.UTF_8)) {
                    String[] words = line.split(" ");
                    if (words.length == 3) {
                        passwords.put(words[1], words[2]);
                    }
                }
            }
            if (!passwords.keySet().equals(rolesByLogin.keySet())) {
                rolesByLogin.keySet().forEach(login -> passwords.put(login, password()));
                write(rolesByLogin, passwords);
            }
            return passwords;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Map<String, String> rolesByLogin, Map<String, String> passwords)
            throws IOException {
        Files.createDirectories(unfinished.getParent());
        FileAttribute<Set<PosixFilePermission>> ownerOnly =
                PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        try {
            Files.createFile(unfinished, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(unfinished, OWNER_ONLY);
        }
        StringBuilder text = new StringBuilder();
        rolesByLogin.forEach(
                (login, role) ->
                        text.append(role)
                                .append(' ')
                                .append(login)
                                .append(' ')
                                .append(passwords.get(login))
                                .append('\n'));
        Files.writeString(
                unfinished,
                text,
                StandardCharsets.UTF_8,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.SYNC);
    }

    /** The clinic is made: from now on whoever runs the demonstration may read them. */
    void finish() {
        try {
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String password() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
