package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.fhir.internal.PharmacySettings.Access;

/** What stands in the Authorization header, and how it comes there. */
final class Authorization {
    private static final int TOKEN_BYTES = 65_536;
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final long SHORTEST_SECONDS = 60;
    private static final long LONGEST_SECONDS = 86_400;

    private final Access access;
    private final Clock clock;
    private final Answer answer = new Answer(TOKEN_BYTES);
    private @Nullable Token token;

    /** How a request is sent, so that whoever gives up can end it. */
    interface Calls {
        CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int limit);
    }

    private record Token(String value, Instant until) {}

    Authorization(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** The header's value; empty when none is wanted. */
    CompletableFuture<Optional<String>> header(Calls calls) {
        try {
            if (access instanceof Access.Bearer bearer) {
                return ready("Bearer " + bearer.token().read());
            }
            if (access instanceof Access.ClientCredentials credentials) {
                Token known = known();
                return known != null
                        ? ready("Bearer " + known.value())
                        : fetched(credentials, calls);
            }
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static CompletableFuture<Optional<String>> ready(String header) {
        return CompletableFuture.completedFuture(Optional.of(header));
    }

    private synchronized @Nullable Token known() {
        Token known = token;
        return known != null && clock.instant().isBefore(known.until()) ? known : null;
    }

    /** The pharmacy did not accept it; true when there may be a better one. */
    synchronized boolean forget() {
        boolean was = token != null;
        token = null;
        return was;
    }

    private CompletableFuture<Optional<String>> fetched(
            Access.ClientCredentials credentials, Calls calls) throws IOException {
        return calls.send(request(credentials), TOKEN_BYTES)
                .thenCompose(
                        response -> {
                            try {
                                return ready("Bearer " + taken(answer.read(response)));
                            } catch (IOException e) {
                                return CompletableFuture.failedFuture(refused(e));
                            }
                        });
    }

    private static PharmacyException refused(IOException why) {
        PharmacyException known = PharmacyException.of(why);
        Fault fault = known.fault() == Fault.REFUSED ? Fault.UNAUTHORISED : known.fault();
        return new PharmacyException(fault, "gives Rawat no token: it " + known.getMessage());
    }

    private String taken(JsonNode given) throws PharmacyException {
        String value = given.path("access_token").asText("");
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new PharmacyException(Fault.RUBBISH, "names no access_token");
        }
        // Some write the number as a text.
        long seconds = given.path("expires_in").asLong(SHORTEST_SECONDS);
        long good = Math.max(SHORTEST_SECONDS, Math.min(seconds, LONGEST_SECONDS));
        synchronized (this) {
            token = new Token(value, clock.instant().plusSeconds(good).minus(EARLY));
        }
        return value;
    }

    private static HttpRequest request(Access.ClientCredentials credentials) throws IOException {
        String secret = credentials.secret().read();
        StringBuilder form = new StringBuilder("grant_type=client_credentials");
        if (!credentials.scope().isEmpty()) {
            form.append("&scope=").append(encoded(credentials.scope()));
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(credentials.tokens())
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded");
        if (credentials.inBody()) {
            form.append("&client_id=").append(encoded(credentials.client()));
            form.append("&client_secret=").append(encoded(secret));
        } else {
            String pair = encoded(credentials.client()) + ":" + encoded(secret);
            byte[] bytes = pair.getBytes(StandardCharsets.US_ASCII);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(form.toString())).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
