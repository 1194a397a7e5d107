package org.rawat.prescriptions.pdf.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** 128 random bits in base 32 (RFC 4648), lower case: what a person can copy from paper. */
final class VerificationCode {
    static final int BYTES = 16;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}");

    private VerificationCode() {}

    static String of(byte[] bits) {
        StringBuilder code = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte eight : bits) {
            buffer = buffer << 8 | eight & 0xFF;
            held += 8;
            while (held >= 5) {
                held -= 5;
                code.append(LETTERS.charAt(buffer >> held & 31));
            }
            buffer &= (1 << held) - 1;
        }
        return held == 0
                ? code.toString()
                : code.append(LETTERS.charAt(buffer << 5 - held & 31)).toString();
    }

    /** Reads what somebody typed or scanned, in any case; empty when it is no code. */
    static Optional<String> parse(String typed) {
        return Optional.of(typed.toLowerCase(Locale.ROOT)).filter(it -> FORM.matcher(it).matches());
    }
}
