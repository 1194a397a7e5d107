package org.rawat.audit.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rawat.audit.api.AuditRecord;

/**
 * The secret that lies outside the database, and the codes (HMAC-SHA256, RFC 2104) made with it:
 * whoever can write to the database alone cannot make one.
 */
final class AuditKey {
    static final int BYTES = 32;

    /** What the first link follows. */
    static final Link START = new Link(0, new byte[BYTES]);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    AuditKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("the audit key has 32 bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Tells keys apart without giving anything away. */
    String id() {
        return HexFormat.of().formatHex(code("rawat audit key", new byte[0]), 0, 8);
    }

    /** The code of a record's content. */
    byte[] record(AuditRecord it) {
        return code("record", CanonicalForm.of(it));
    }

    /** The link that puts the record with this code after the former link. */
    Link next(Link former, byte[] recordCode) {
        return new Link(former.number() + 1, link(former.number() + 1, former.hash(), recordCode));
    }

    /** The hash of a link. */
    byte[] link(long number, byte[] previous, byte[] recordCode) {
        return code(
                "link",
                ByteBuffer.allocate(Long.BYTES + previous.length + recordCode.length)
                        .putLong(number)
                        .put(previous)
                        .put(recordCode)
                        .array());
    }

    /** The code of a seal. */
    byte[] seal(Seal seal) {
        byte[] hash = seal.head().hash();
        return code(
                "seal",
                ByteBuffer.allocate(2 * Long.BYTES + hash.length)
                        .putLong(seal.head().number())
                        .put(hash)
                        .putLong(seal.missingFrom())
                        .array());
    }

    // The purpose comes first, so that a code made for one thing is none for another.
    private byte[] code(String purpose, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '\n');
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
