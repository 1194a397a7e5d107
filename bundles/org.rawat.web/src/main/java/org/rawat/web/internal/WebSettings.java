package org.rawat.web.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rawat.web.internal.request.AddressRange;

/**
 * The configuration, read and checked.
 *
 * @param publicUrl scheme and authority without a slash at the end, or null for this machine only
 */
public record WebSettings(
        @Nullable String publicUrl,
        List<AddressRange> trustedProxies,
        ZoneId zone,
        int bodyLimit,
        int uploadLimit,
        Duration slotDeadline) {
    private static final String FILE = "etc/org.rawat.web.cfg: ";

    public WebSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * Reads the configuration.
     *
     * @throws IllegalArgumentException with one sentence that names file, key and what is allowed
     */
    public static WebSettings of(WebConfiguration from) {
        return new WebSettings(
                from.publicUrl().isBlank() ? null : publicUrl(from.publicUrl().strip()),
                Arrays.stream(from.trustedProxies())
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(WebSettings::range)
                        .toList(),
                zone(from.zone()),
                within("bodyLimit", from.bodyLimit(), 1024, 16_777_216),
                within("uploadLimit", from.uploadLimit(), 1024, 67_108_864),
                Duration.ofMillis(within("slotDeadline", from.slotDeadline(), 50, 10_000)));
    }

    /** What holds until a broken configuration is mended; nothing is served meanwhile. */
    static WebSettings harmless() {
        return new WebSettings(
                null, List.of(), ZoneId.of("UTC"), 1024, 1024, Duration.ofMillis(50));
    }

    public boolean publicHttps() {
        return publicUrl != null && publicUrl.startsWith("https://");
    }

    private static String publicUrl(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawPath().isEmpty()) {
                return uri.getScheme()
                        + "://"
                        + uri.getAuthority().toLowerCase(java.util.Locale.ROOT);
            }
        } catch (URISyntaxException e) {
            // falls through to the sentence below
        }
        throw new IllegalArgumentException(
                FILE
                        + "publicUrl must be an address like https://rawat.example.id without a path,"
                        + " not '"
                        + text
                        + "'");
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        FILE
                                                + "trustedProxies must hold addresses or ranges like"
                                                + " 10.0.0.0/8, not '"
                                                + text
                                                + "'"));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    FILE + "zone must be a time zone like Asia/Jakarta, not '" + text + "'");
        }
    }

    private static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    FILE + key + " must be " + min + " to " + max + ", not " + value);
        }
        return value;
    }
}
