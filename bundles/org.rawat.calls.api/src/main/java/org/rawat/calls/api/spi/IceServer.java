package org.rawat.calls.api.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A STUN or TURN server, as {@code RTCIceServer} of W3C WebRTC section 4.2.4 takes it.
 *
 * @param urls one to eight, of RFC 7064 ({@code stun:}, {@code stuns:}) or RFC 7065 ({@code turn:},
 *     {@code turns:}), each at most 300 characters
 * @param username for TURN, at most 512 characters; null for STUN
 * @param credential for TURN, at most 512 characters; null for STUN
 */
public record IceServer(List<String> urls, @Nullable String username, @Nullable String credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }

    /** Without name and password. */
    public static IceServer stun(String... urls) {
        return new IceServer(List.of(urls), null, null);
    }

    /** Whether any of its addresses relays media. */
    public boolean relays() {
        return urls.stream().anyMatch(it -> it.startsWith("turn:") || it.startsWith("turns:"));
    }
}
