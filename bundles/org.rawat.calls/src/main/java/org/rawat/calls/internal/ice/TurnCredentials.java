package org.rawat.calls.internal.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that hold for a time, as coturn's {@code use-auth-secret} understands them
 * (draft-uberti-behave-turn-rest section 2.2): the name is the second of its end and a pseudonym,
 * the password its HMAC-SHA1. Nothing is stored on either side. coturn counts a quota by the part
 * behind the colon.
 */
final class TurnCredentials {
    private static final String HMAC = "HmacSHA1";

    private final String secret;
    private final Duration timeToLive;

    TurnCredentials(String secret, Duration timeToLive) {
        this.secret = secret;
        this.timeToLive = timeToLive;
    }

    /** A name and its password. */
    record Credential(String username, String password) {}

    Credential issue(String pseudonym, Instant now) {
        String username = now.plus(timeToLive).getEpochSecond() + ":" + pseudonym;
        return new Credential(username, Base64.getEncoder().encodeToString(hmac(username)));
    }

    Duration timeToLive() {
        return timeToLive;
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JDK without HMAC-SHA1", e);
        }
    }
}
