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
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The key pair that {@code bin/client} shows to the console, and the console's own. Both are made
 * at the first start, so that no archive carries a key that another clinic has too, and nobody
 * needs a password.
 */
final class ConsoleKeys {
    static final String USER = "rawat";

    /** As strong as RSA of 3,072 bits, but made in a moment: a first start waits for it. */
    private static final String CURVE = "secp256r1";

    private static final int COORDINATE = 32;

    /** RFC 5915 for this curve: all that stands before the number, and between it and the point. */
    private static final byte[] BEFORE_NUMBER = HexFormat.of().parseHex("30770201010420");

    private static final byte[] BEFORE_POINT =
            HexFormat.of().parseHex("a00a06082a8648ce3d030107a144034200");

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
                writePrivate(publicKey, openSsh((ECPublicKey) pair.getPublic()) + "\n");
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
        } catch (GeneralSecurityException e) {
            throw new Refusal("This Java has no elliptic curves: use a complete JDK 17 or 21.");
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

    private static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE));
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

    /** With the public point in it, which {@code bin/client} does not work out by itself. */
    static String pem(KeyPair pair) throws IOException {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(BEFORE_NUMBER);
        der.write(fixed(((ECPrivateKey) pair.getPrivate()).getS()));
        der.write(BEFORE_POINT);
        der.write(point((ECPublicKey) pair.getPublic()));
        return "-----BEGIN EC PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der.toByteArray())
                + "\n-----END EC PRIVATE KEY-----\n";
    }

    /** RFC 5656 section 3.1: the key as ssh writes it on one line. */
    static String openSsh(ECPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        field(out, "ecdsa-sha2-nistp256".getBytes(StandardCharsets.US_ASCII));
        field(out, "nistp256".getBytes(StandardCharsets.US_ASCII));
        field(out, point(key));
        return "ecdsa-sha2-nistp256 "
                + Base64.getEncoder().encodeToString(bytes.toByteArray())
                + " "
                + USER;
    }

    /** SEC 1 section 2.3.3, uncompressed. */
    private static byte[] point(ECPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(4);
        bytes.write(fixed(key.getW().getAffineX()));
        bytes.write(fixed(key.getW().getAffineY()));
        return bytes.toByteArray();
    }

    /** Big-endian, without a sign, filled up with zeros in front. */
    private static byte[] fixed(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[COORDINATE];
        int length = Math.min(signed.length, COORDINATE);
        System.arraycopy(signed, signed.length - length, bytes, COORDINATE - length, length);
        return bytes;
    }

    private static void field(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
