package org.rawat.start;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The key pair that {@code bin/client} shows to the console, and the console's own. Both are made
 * at the first start, so that no archive carries a key that another clinic has too, and nobody
 * needs a password.
 */
final class ConsoleKeys {
    static final String USER = "rawat";
    private static final int BITS = 3072;

    private ConsoleKeys() {}

    static void prepare(Home home) throws Refusal {
        Path folder = home.console();
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path hostKey = folder.resolve("host.key");
            if (!Files.exists(hostKey)) {
                writePrivate(hostKey, pem(generate()));
            }
            Path clientKey = folder.resolve("client.key");
            Path publicKey = folder.resolve("client.pub");
            if (!Files.exists(clientKey) || !Files.exists(publicKey)) {
                KeyPair pair = generate();
                writePrivate(clientKey, pem(pair));
                writePrivate(publicKey, openSsh((RSAPublicKey) pair.getPublic()) + "\n");
            }
            authorise(home.etc().resolve("keys.properties"), Files.readString(publicKey).strip());
        } catch (IOException e) {
            throw new Refusal(
                    "Rawat cannot write the console's keys in "
                            + folder
                            + " and "
                            + home.etc().resolve("keys.properties")
                            + " ("
                            + Reason.of(e)
                            + "): give both to the user who starts Rawat.");
        } catch (NoSuchAlgorithmException e) {
            throw new Refusal("This Java has no RSA keys: use a complete JDK 17 or 21.");
        }
    }

    /** The line of our user is ours, every other line is the clinic's. */
    private static void authorise(Path file, String publicKey) throws IOException {
        String ours = USER + "=" + publicKey.split(" ")[1] + ",_g_:admingroup";
        List<String> lines =
                Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        if (lines.contains(ours)) {
            return;
        }
        lines.removeIf(line -> line.startsWith(USER + "=") || line.startsWith(USER + " "));
        lines.add(ours);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static KeyPair generate() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return generator.generateKeyPair();
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, text, StandardOpenOption.WRITE);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** RFC 4253 section 6.6: the key as ssh writes it on one line. */
    static String openSsh(RSAPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        field(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
        number(out, key.getPublicExponent());
        number(out, key.getModulus());
        return "ssh-rsa " + Base64.getEncoder().encodeToString(bytes.toByteArray()) + " " + USER;
    }

    private static void number(DataOutputStream out, BigInteger number) throws IOException {
        field(out, number.toByteArray());
    }

    private static void field(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
