package org.rawat.conversations.internal;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the links in what somebody wrote. Only http and https become links, and only when they say
 * plainly where they lead: no user before the host, a host that exists in ASCII, which is shown
 * when it is not what is read (RFC 3492).
 */
public final class Links {
    private static final Pattern LINK =
            Pattern.compile(
                    "(?i)\\bhttps?://([^\\s/?#<>\"'\\\\]+)([/?#][^\\s<>\"]*)?",
                    Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,62})\\.)*[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}");
    private static final String CLOSING = ".,;:!?)]}'*_";
    private static final String PLAIN = "-._~:/?#[]@!$&'()*+,;=%";

    private Links() {}

    /**
     * A link.
     *
     * @param text as it was written
     * @param href where it leads, ASCII
     * @param host the host, ASCII
     */
    public record Link(String text, String href, String host) {
        Map<String, Object> tree() {
            return Map.of("text", text, "href", href, "host", host);
        }
    }

    /**
     * A piece of a text.
     *
     * @param text what is read
     * @param link where it leads, or null for plain text
     * @param elsewhere the host to be shown beside it, when it is not the one that is read
     */
    public record Part(String text, @Nullable Link link, @Nullable String elsewhere) {}

    /** All links of a text, in order. */
    public static List<Link> of(String text) {
        List<Link> links = new ArrayList<>();
        for (Part part : parts(text)) {
            Link link = part.link();
            if (link != null) {
                links.add(link);
            }
        }
        return links;
    }

    /** The whole text in pieces, made fit to be shown. */
    public static List<Part> parts(String text) {
        String shown = PlainText.shown(text);
        List<Part> parts = new ArrayList<>();
        Matcher matcher = LINK.matcher(shown);
        int from = 0;
        while (matcher.find()) {
            String found = trimmed(matcher.group());
            Optional<Link> link = link(found);
            if (link.isPresent()) {
                plain(parts, shown.substring(from, matcher.start()));
                boolean same = found.toLowerCase(Locale.ROOT).contains(link.get().host());
                parts.add(new Part(found, link.get(), same ? null : link.get().host()));
                from = matcher.start() + found.length();
            }
        }
        plain(parts, shown.substring(from));
        return parts;
    }

    private static void plain(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, null, null));
        }
    }

    /** Without what closes the sentence around it; a bracket that it opens itself stays. */
    private static String trimmed(String found) {
        int end = found.length();
        while (end > 0 && CLOSING.indexOf(found.charAt(end - 1)) >= 0) {
            if (found.charAt(end - 1) == ')' && found.substring(0, end).indexOf('(') >= 0) {
                break;
            }
            end--;
        }
        return found.substring(0, end);
    }

    private static Optional<Link> link(String found) {
        Matcher matcher = LINK.matcher(found);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String authority = matcher.group(1);
        int colon = authority.indexOf(':');
        String host = ascii(colon < 0 ? authority : authority.substring(0, colon));
        String port = colon < 0 ? "" : authority.substring(colon);
        if (!HOST.matcher(host).matches() || !port.isEmpty() && !PORT.matcher(port).matches()) {
            return Optional.empty();
        }
        String scheme = found.substring(0, found.indexOf(':')).toLowerCase(Locale.ROOT);
        String rest = matcher.group(2) == null ? "" : encoded(matcher.group(2));
        return Optional.of(new Link(found, scheme + "://" + host + port + rest, host));
    }

    /** The host as the network knows it; empty when it does not know it. */
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encoded(String rest) {
        StringBuilder out = new StringBuilder();
        for (byte one : rest.getBytes(StandardCharsets.UTF_8)) {
            int c = one & 0xFF;
            boolean plain =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || PLAIN.indexOf(c) >= 0;
            out.append(plain ? String.valueOf((char) c) : "%%%02X".formatted(c));
        }
        return out.toString();
    }
}
