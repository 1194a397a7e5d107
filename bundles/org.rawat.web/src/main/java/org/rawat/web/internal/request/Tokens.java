package org.rawat.web.internal.request;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable texts. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A random text of letters, digits, minus and underscore. */
    public static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
