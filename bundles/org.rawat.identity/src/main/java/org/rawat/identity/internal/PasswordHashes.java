package org.rawat.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rawat.api.ProblemException;

/**
 * Argon2id (RFC 9106) in the PHC string format. A hash costs 19 MiB and some 25 ms, so that a flood
 * of guesses is also an attack on the processor: two at a time, few wait, the rest is refused.
 */
@Component(service = PasswordHashes.class)
public final class PasswordHashes {
    /**
     * What a hash costs.
     *
     * @param memoryKib memory in KiB
     * @param iterations passes over it
     * @param parallelism lanes
     */
    record Cost(int memoryKib, int iterations, int parallelism) {}

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Cost cost;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final Semaphore places = new Semaphore(AT_ONCE + WAITING);
    private final SecureRandom random = new SecureRandom();
    private final LongAdder computed = new LongAdder();
    private final String dummy;

    /** With OWASP's first choice of 2023: 19 MiB, two passes, one lane. */
    @Activate
    public PasswordHashes() {
        this(new Cost(19456, 2, 1));
    }

    PasswordHashes(Cost cost) {
        this.cost = cost;
        this.dummy = made("nobody's password", salt());
    }

    /**
     * Hashes a password that somebody chose. Not to be called inside a unit of work: it may wait.
     *
     * @throws ProblemException too many, when the processor has enough to do
     */
    public String hash(String password) {
        return inTurn(() -> made(password, salt()));
    }

    /**
     * Whether this is the password; against {@link #dummy()} for a login that nobody has.
     *
     * @throws ProblemException too many, when the processor has enough to do
     */
    public boolean matches(String password, String phc) {
        return inTurn(
                () -> {
                    Matcher parts = PHC.matcher(phc);
                    if (!parts.matches()) {
                        throw new IllegalStateException("a stored password hash is not Argon2id");
                    }
                    byte[] expected = decoded(parts, 5);
                    byte[] found = raw(password, costOf(parts), decoded(parts, 4), expected.length);
                    return MessageDigest.isEqual(expected, found);
                });
    }

    /** Whether a stored hash was made at another cost than today's. */
    public boolean outdated(String phc) {
        Matcher parts = PHC.matcher(phc);
        return !parts.matches() || !costOf(parts).equals(cost);
    }

    /** A hash that costs what a real one costs and that no password matches in practice. */
    public String dummy() {
        return dummy;
    }

    /** How many hashes were computed until now. */
    long computed() {
        return computed.sum();
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            if (!slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return work.get();
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            places.release();
        }
    }

    private static ProblemException busy() {
        return ProblemException.tooMany("sign-in-busy", PATIENCE);
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private String made(String password, byte[] salt) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m="
                + cost.memoryKib
                + ",t="
                + cost.iterations
                + ",p="
                + cost.parallelism
                + "$"
                + base64.encodeToString(salt)
                + "$"
                + base64.encodeToString(raw(password, cost, salt, HASH_BYTES));
    }

    private byte[] raw(String password, Cost cost, byte[] salt, int length) {
        computed.increment();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib)
                        .withIterations(cost.iterations)
                        .withParallelism(cost.parallelism)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[length];
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFC)
                        .getBytes(StandardCharsets.UTF_8),
                hash);
        return hash;
    }

    private static Cost costOf(Matcher parts) {
        return new Cost(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
    }

    private static byte[] decoded(Matcher parts, int group) {
        return Base64.getDecoder().decode(parts.group(group));
    }
}
