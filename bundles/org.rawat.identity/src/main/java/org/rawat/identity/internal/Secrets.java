package org.rawat.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Tokens and codes that only their holder knows; the database keeps their SHA-256. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Crockford's base 32: no letter that is taken for a digit, read aloud without mistakes. */
    private static final String CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int TOKEN_BYTES = 32;
    private static final int CODE_LENGTH = 12;

    private Secrets() {}

    /** 256 random bits in 43 characters that stand in a cookie or an address. */
    public static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text has the shape of a token; all else is not looked up. */
    public static boolean looksLikeToken(String text) {
        return text.length() == 43 && text.chars().allMatch(c -> c > 32 && c < 127);
    }

    /** 60 random bits as {@code XXXX-XXXX-XXXX}, to be read from paper. */
    public static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
        }
        return code.toString();
    }

    /** A code as it was typed, in the one form that is hashed: O is 0, I and L are 1. */
    public static String canonicalCode(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[^0-9A-Z]", "");
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Compares without telling by its time where the difference is. */
    public static boolean equal(String left, String right) {
        return MessageDigest.isEqual(sha256(left), sha256(right));
    }
}
