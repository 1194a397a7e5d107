package org.rawat.identity.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The commonest passwords of eight and more characters: those of zxcvbn's list (some 11,600, ASVS
 * 6.2.4 asks for 3,000) and those that Indonesians choose.
 */
final class CommonPasswords {
    private static final String WORLD = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
    private static final String INDONESIA = "/passwords/indonesia.txt";

    private final Set<String> all = new HashSet<>();

    CommonPasswords() {
        read(WORLD);
        read(INDONESIA);
    }

    boolean contains(String lowerCase) {
        return all.contains(lowerCase);
    }

    private void read(String resource) {
        try (InputStream in = CommonPasswords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks " + resource);
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= PasswordRules.SHORTEST)
                    .forEach(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
