package org.rawat.catalogue.fhir.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One pharmacy's configuration, checked.
 *
 * @param name the source's name
 * @param base the FHIR base address without a slash at its end
 * @param resource {@code Medication} or {@code MedicationKnowledge}
 * @param search the search parameters
 * @param codeSystem whose code is taken when there are several
 * @param access how Rawat says who it is
 * @param connect how long connecting may take
 * @param answer how long a whole answer may take, all of its pages
 * @param pages of how many pages at most
 * @param pageBytes how large a page may be, unpacked too
 * @param cacheAge for how long an answer is as good as a new one
 * @param cacheAnswers how many are kept
 */
record PharmacySettings(
        String name,
        URI base,
        String resource,
        Search search,
        String codeSystem,
        Access access,
        Duration connect,
        Duration answer,
        int pages,
        int pageBytes,
        Duration cacheAge,
        int cacheAnswers) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*");
    private static final Pattern MORE = Pattern.compile("[^=&]+=[^=&]*(&[^=&]+=[^=&]*)*");

    /**
     * The search parameters.
     *
     * @param text for what is typed
     * @param code for a code
     * @param more added to each, {@code a=b&c=d}; may be empty
     */
    record Search(String text, String code, String more) {}

    /** How Rawat says who it is. */
    sealed interface Access {
        /** Not at all. */
        record Open() implements Access {}

        /** With a token that somebody has put into a file. */
        record Bearer(Secret token) implements Access {}

        /**
         * With tokens that are given out for a secret (RFC 6749, 4.4).
         *
         * @param inBody whether name and secret stand in the form rather than in a header
         */
        record ClientCredentials(
                URI tokens, String client, Secret secret, String scope, boolean inBody)
                implements Access {}
    }

    /** A key whose value cannot be used, in a sentence that names it. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        Mistake(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads what stands in a file.
     *
     * @param home what paths in it are relative to
     * @return null when it names no pharmacy
     */
    static @Nullable PharmacySettings read(Map<String, ?> file, Path home) throws Mistake {
        Values values = new Values(file);
        String base = values.text("base.url", "");
        if (base.isEmpty()) {
            return null;
        }
        return new PharmacySettings(
                name(values),
                address("base.url", base.replaceFirst("/+$", "")),
                values.choice("resource", "Medication", "MedicationKnowledge"),
                search(values),
                values.text("code.system", "http://sys-ids.kemkes.go.id/kfa"),
                access(values, home),
                Duration.ofSeconds(values.number("connect.seconds", 1, 10, 2)),
                Duration.ofSeconds(values.number("answer.seconds", 1, 30, 5)),
                values.number("answer.pages", 1, 20, 3),
                values.number("answer.megabytes", 1, 32, 4) << 20,
                Duration.ofMinutes(values.number("cache.minutes", 0, 1440, 15)),
                values.number("cache.answers", 10, 10_000, 500));
    }

    private static String name(Values values) throws Mistake {
        String name = values.text("name", "pharmacy");
        if (name.length() > 40
                || !NAME.matcher(name).matches()
                || name.equals("seed")
                || name.equals("clinic")) {
            throw new Mistake(
                    "name must be of lower-case letters, digits and single hyphens, at most 40,"
                            + " and neither seed nor clinic");
        }
        return name;
    }

    private static Search search(Values values) throws Mistake {
        String more = values.text("search.more", "");
        if (!more.isEmpty() && !(MORE.matcher(more).matches() && query(more))) {
            throw new Mistake("search.more must be like status=active, several joined by &");
        }
        return new Search(
                parameter(values, "search.text", "code:text"),
                parameter(values, "search.code", "code"),
                more);
    }

    private static boolean query(String text) {
        try {
            return text.equals(new URI("http://pharmacy/?" + text).getRawQuery());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String parameter(Values values, String key, String otherwise) throws Mistake {
        String name = values.text(key, otherwise);
        if (!PARAMETER.matcher(name).matches()) {
            throw new Mistake(key + " must be the name of a search parameter, such as code:text");
        }
        return name;
    }

    private static Access access(Values values, Path home) throws Mistake {
        return switch (values.choice("authorization", "none", "bearer", "client-credentials")) {
            case "bearer" -> new Access.Bearer(secret(values, home));
            case "client-credentials" ->
                    new Access.ClientCredentials(
                            address("token.url", values.required("token.url")),
                            values.required("client.id"),
                            secret(values, home),
                            values.text("token.scope", ""),
                            values.choice("token.credentials", "basic", "body").equals("body"));
            default -> new Access.Open();
        };
    }

    private static Secret secret(Values values, Path home) throws Mistake {
        return new Secret(home.resolve(values.required("secret.file")).normalize());
    }

    /** Where secrets and answers travel, nobody else reads along. */
    private static URI address(String key, String text) throws Mistake {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            throw new Mistake(key + " is no address");
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        boolean query = address.getRawQuery() != null && key.equals("base.url");
        if (host == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || query
                || !scheme.equals("https") && !scheme.equals("http")) {
            throw new Mistake(key + " must be like https://pharmacy.example/fhir");
        }
        if (scheme.equals("http") && !loopback(host)) {
            throw new Mistake(key + " must begin with https: unless it is on this machine");
        }
        return address;
    }

    /** By what is written, not by what a name server says of it today. */
    private static boolean loopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The keys, read so that a mistake is named. */
    private record Values(Map<String, ?> file) {
        String text(String key, String otherwise) {
            Object value = file.get(key);
            String text = value == null ? "" : value.toString().strip();
            return text.isEmpty() ? otherwise : text;
        }

        String required(String key) throws Mistake {
            String text = text(key, "");
            if (text.isEmpty()) {
                throw new Mistake(key + " must be set for this kind of authorization");
            }
            return text;
        }

        String choice(String key, String... choices) throws Mistake {
            String text = text(key, choices[0]);
            for (String choice : choices) {
                if (choice.equals(text)) {
                    return choice;
                }
            }
            throw new Mistake(key + " must be one of " + String.join(", ", choices));
        }

        int number(String key, int least, int most, int otherwise) throws Mistake {
            String text = text(key, String.valueOf(otherwise));
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, like a number out of range.
            }
            throw new Mistake(key + " must be a whole number from " + least + " to " + most);
        }
    }
}
