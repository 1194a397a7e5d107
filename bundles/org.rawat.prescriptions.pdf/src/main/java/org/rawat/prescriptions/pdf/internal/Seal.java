package org.rawat.prescriptions.pdf.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rawat.prescriptions.pdf.internal.store.PrintCode;
import org.rawat.prescriptions.pdf.internal.store.PrintFile;

/**
 * HMAC-SHA256 (RFC 2104) over codes and files with a key outside the database: whoever can write to
 * the database alone cannot make paper genuine.
 */
@Component(service = Seal.class)
public final class Seal {
    static final String FILE = "prescriptions-pdf.seal";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    @Activate
    public Seal(BundleContext context) {
        this(KeyFolder.of(context));
    }

    Seal(KeyFolder keys) {
        byte[] secret =
                keys.readOrMake(
                        FILE,
                        () -> {
                            byte[] fresh = new byte[BYTES];
                            new SecureRandom().nextBytes(fresh);
                            return fresh;
                        });
        if (secret.length != BYTES) {
            throw new IllegalStateException(keys.file(FILE) + " must hold " + BYTES + " bytes");
        }
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The code with its seal. */
    PrintCode on(PrintCode it) {
        return new PrintCode(
                it.code(),
                it.prescription(),
                it.number(),
                it.patient(),
                it.fingerprint(),
                it.madeAt(),
                of(it));
    }

    /** The file with its seal. */
    PrintFile on(PrintFile it) {
        return new PrintFile(
                it.code(), it.language(), it.content(), it.sha256(), it.madeAt(), of(it));
    }

    boolean holds(PrintCode it) {
        return same(it.seal(), of(it));
    }

    /** Also whether the bytes are those that were hashed. */
    boolean holds(PrintFile it) {
        return same(it.seal(), of(it)) && same(it.sha256(), sha256(it.content()));
    }

    private String of(PrintCode it) {
        return code(
                "code",
                it.code(),
                it.prescription().toString(),
                String.valueOf(it.number()),
                it.patient().toString(),
                it.fingerprint(),
                it.madeAt().toString());
    }

    private String of(PrintFile it) {
        return code("file", it.code(), it.language(), it.sha256(), it.madeAt().toString());
    }

    /** No part holds a line end, so that parts cannot run into each other. */
    private String code(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** In lower-case hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
