package org.rawat.postgres.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords of the roles, made at the first start; nobody has to know them. */
record Passwords(String superuser, String owner, String app) {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String toString() {
        return "Passwords";
    }

    static Passwords read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new Passwords(
                properties.getProperty("postgres", ""),
                properties.getProperty("rawat_owner", ""),
                properties.getProperty("rawat_app", ""));
    }

    /** Makes them and writes them for Rawat's own account only, in one step. */
    static Passwords create(Path file) throws IOException {
        Passwords made = new Passwords(random(), random(), random());
        Properties properties = new Properties();
        properties.setProperty("postgres", made.superuser);
        properties.setProperty("rawat_owner", made.owner);
        properties.setProperty("rawat_app", made.app);
        StringWriter text = new StringWriter();
        properties.store(text, "Passwords of the embedded PostgreSQL, made by Rawat");
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        writePrivately(draft, text.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    static void writePrivately(Path file, String text) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
