package org.rawat.web.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.web.internal.WebSettings;

/**
 * From where and to which address a request came, with what a declared proxy says about it.
 *
 * @param address the client's address
 * @param secure whether the browser's connection is encrypted
 * @param host host and port as the browser names them, lower case; empty when it names none
 * @param publicUrl the address of this Rawat for links, without a slash at the end
 * @param served whether this Rawat may be asked under that host
 * @param open whether the connection is neither loopback nor encrypted nor by a declared proxy
 */
public record Origin(
        String address,
        boolean secure,
        String host,
        String publicUrl,
        boolean served,
        boolean open) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reads the connection and, when it comes from a declared proxy, the proxy's headers. */
    public static Origin of(HttpServletRequest request, WebSettings settings) {
        String peer = request.getRemoteAddr();
        boolean proxied = settings.trustedProxies().stream().anyMatch(r -> r.contains(peer));
        boolean secure =
                request.isSecure()
                        || proxied && "https".equalsIgnoreCase(last(request, "X-Forwarded-Proto"));
        String forwardedHost = proxied ? last(request, "X-Forwarded-Host") : null;
        String named = forwardedHost == null ? request.getHeader("Host") : forwardedHost;
        String host = named == null ? "" : named.strip().toLowerCase(Locale.ROOT);
        boolean local = AddressRange.loopback(request.getLocalAddr());
        boolean declared = proxied && settings.publicHttps();
        return new Origin(
                proxied ? client(request, settings, peer) : peer,
                secure,
                host,
                settings.publicUrl() != null
                        ? settings.publicUrl()
                        : (secure ? "https://" : "http://") + host,
                served(request, settings, host),
                !local && !request.isSecure() && !declared);
    }

    /** The origin (RFC 6454) a browser must name for a change. */
    public String origin() {
        return publicUrl;
    }

    private static boolean served(HttpServletRequest request, WebSettings settings, String host) {
        String publicUrl = settings.publicUrl();
        if (publicUrl != null) {
            return publicUrl.equals("https://" + host) || publicUrl.equals("http://" + host);
        }
        int port = request.getLocalPort();
        return THIS_MACHINE.stream()
                .anyMatch(
                        name ->
                                host.equals(name + ":" + port)
                                        || (port == 80 || port == 443) && host.equals(name));
    }

    /** The nearest address to us that is not a declared proxy's. */
    private static String client(HttpServletRequest request, WebSettings settings, String peer) {
        String header = request.getHeader("X-Forwarded-For");
        if (header == null) {
            return peer;
        }
        List<String> hops = List.of(header.split(","));
        for (int i = hops.size() - 1; i >= 0; i--) {
            String hop = hops.get(i).strip();
            if (AddressRange.literal(hop).isEmpty()) {
                return peer;
            }
            if (settings.trustedProxies().stream().noneMatch(range -> range.contains(hop))) {
                return hop;
            }
        }
        return peer;
    }

    private static @Nullable String last(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        return value == null ? null : value.substring(value.lastIndexOf(',') + 1).strip();
    }
}
