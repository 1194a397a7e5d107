package org.rawat.realtime.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Tickets to the socket: each good once, for one session, for some minutes. A page carries one,
 * which another site can neither read nor guess. The key lives in memory only, and so do the used
 * tickets: after a restart no former ticket is good, and none is good twice.
 */
@Component(service = Tickets.class)
public final class Tickets {
    private static final int NONCE = 16;
    private static final int MAC = 32;
    private static final int LENGTH = Long.BYTES + NONCE + MAC;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final long lifetime;
    private final LongSupplier nanos;
    private final Map<Nonce, Long> used = new HashMap<>();
    private long clearedAt;

    private record Nonce(long high, long low) {}

    @Activate
    public Tickets() {
        this(Timing.STANDARD.ticket(), System::nanoTime);
    }

    Tickets(Duration lifetime, LongSupplier nanos) {
        byte[] fresh = new byte[MAC];
        random.nextBytes(fresh);
        this.key = new SecretKeySpec(fresh, "HmacSHA256");
        this.lifetime = lifetime.toNanos();
        this.nanos = nanos;
        this.clearedAt = nanos.getAsLong();
    }

    /** A ticket for this session, fit for a header: letters, digits, minus and underscore. */
    public String issue(String sessionHash) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        ByteBuffer ticket = ByteBuffer.allocate(LENGTH);
        ticket.putLong(nanos.getAsLong() + lifetime).put(nonce);
        ticket.put(mac(ticket.array(), sessionHash));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket.array());
    }

    /** Takes a ticket; true once, for the session that it was issued for, while it is good. */
    public boolean redeem(String text, String sessionHash) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != LENGTH) {
            return false;
        }
        byte[] mac = Arrays.copyOfRange(bytes, LENGTH - MAC, LENGTH);
        if (!MessageDigest.isEqual(mac, mac(bytes, sessionHash))) {
            return false;
        }
        ByteBuffer ticket = ByteBuffer.wrap(bytes);
        long until = ticket.getLong();
        return firstTime(new Nonce(ticket.getLong(), ticket.getLong()), until);
    }

    private synchronized boolean firstTime(Nonce nonce, long until) {
        long now = nanos.getAsLong();
        if (now - clearedAt > lifetime) {
            used.values().removeIf(end -> now - end > 0);
            clearedAt = now;
        }
        return now - until <= 0 && used.putIfAbsent(nonce, until) == null;
    }

    /** Over what comes before the signature, and the session. */
    private byte[] mac(byte[] ticket, String sessionHash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(ticket, 0, LENGTH - MAC);
            return mac.doFinal(sessionHash.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
