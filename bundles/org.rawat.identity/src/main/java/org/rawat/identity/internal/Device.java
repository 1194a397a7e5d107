package org.rawat.identity.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rawat.web.api.RequestInfo;

/**
 * From where somebody asks.
 *
 * @param address the client's address
 * @param userAgent the browser's name for itself; empty when it says nothing
 */
public record Device(String address, String userAgent) {
    /** Has a colon, so that it is never taken for a host name and looked up. */
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*(%.*)?");

    public Device {
        address = cut(address, 64);
        userAgent = cut(userAgent, 300);
    }

    public static Device of(RequestInfo request) {
        @Nullable String agent = request.userAgent();
        return new Device(request.address(), agent == null ? "" : agent);
    }

    /**
     * What belongs to one customer of a network: an IPv4 address, the first 64 bits of an IPv6
     * address (RFC 6177 section 2).
     */
    public String network() {
        if (!V6.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16
                    ? HexFormat.of().formatHex(bytes, 0, 8) + "/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) > max
                ? text.substring(0, text.offsetByCodePoints(0, max))
                : text;
    }
}
