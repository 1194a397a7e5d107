package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One question to a pharmacy, with all its pages, within one deadline. No thread waits for it; when
 * the deadline passes, the connection is given up, however little has come through it.
 */
final class Inquiry {
    private final HttpClient http;
    private final Executor executor;
    private final PharmacySettings settings;
    private final Authorization authorization;
    private final int wanted;
    private final Answer answer;
    private final long end;
    private final List<JsonNode> found = new ArrayList<>();
    private final Set<URI> asked = new HashSet<>();
    private @Nullable CompletableFuture<?> underWay;
    private boolean over;

    private Inquiry(
            HttpClient http, PharmacySettings settings, Authorization authorization, int wanted) {
        this.http = http;
        this.executor = http.executor().orElseThrow();
        this.settings = settings;
        this.authorization = authorization;
        this.wanted = wanted;
        this.answer = new Answer(settings.pageBytes());
        this.end = System.nanoTime() + settings.answer().toNanos();
    }

    /**
     * Asks.
     *
     * @param first the search
     * @param wanted how many resources; more are cut
     * @return the resources; it fails with a {@link PharmacyException} or what becomes one
     */
    static CompletableFuture<List<JsonNode>> search(
            HttpClient http,
            PharmacySettings settings,
            Authorization authorization,
            URI first,
            int wanted) {
        Inquiry inquiry = new Inquiry(http, settings, authorization, wanted);
        CompletableFuture<List<JsonNode>> all = inquiry.from(first);
        return all.orTimeout(settings.answer().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((resources, failure) -> inquiry.end());
    }

    private CompletableFuture<List<JsonNode>> from(URI page) {
        asked.add(page);
        return got(page, true)
                .thenCompose(
                        response -> {
                            try {
                                URI next = taken(answer.read(response), page);
                                return next == null
                                        ? CompletableFuture.completedFuture(List.copyOf(found))
                                        : from(next);
                            } catch (IOException e) {
                                return CompletableFuture.failedFuture(e);
                            }
                        });
    }

    /** Takes what a page holds; the next one, if it is wanted. */
    private @Nullable URI taken(JsonNode bundle, URI page) throws PharmacyException {
        SearchSet set = SearchSet.read(bundle, settings.resource());
        found.addAll(set.resources());
        if (found.size() >= wanted) {
            found.subList(wanted, found.size()).clear();
            return null;
        }
        // One that leads elsewhere or round in a circle ends here; what was found is good.
        return set.next()
                .map(page::resolve)
                .filter(next -> sameOrigin(next, settings.base()))
                .filter(next -> asked.size() < settings.pages() && !asked.contains(next))
                .orElse(null);
    }

    private CompletableFuture<HttpResponse<byte[]>> got(URI address, boolean again) {
        return authorization
                .header(this::send)
                .thenCompose(header -> send(request(address, header), settings.pageBytes()))
                .thenCompose(
                        response ->
                                response.statusCode() == 401 && again && authorization.forget()
                                        ? got(address, false)
                                        : CompletableFuture.completedFuture(response));
    }

    private static HttpRequest request(URI address, Optional<String> authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .header("Accept", "application/fhir+json, application/json;q=0.9")
                        .header("Accept-Encoding", "gzip");
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request.GET().build();
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int limit) {
        long left = end - System.nanoTime();
        if (left <= 0) {
            return CompletableFuture.failedFuture(new TimeoutException());
        }
        HttpRequest timed =
                HttpRequest.newBuilder(request, (name, value) -> true)
                        .timeout(Duration.ofNanos(left))
                        .build();
        synchronized (this) {
            if (over) {
                return CompletableFuture.failedFuture(new TimeoutException());
            }
            CompletableFuture<HttpResponse<byte[]>> sent =
                    http.sendAsync(timed, BoundedBody.of(limit));
            underWay = sent;
            // What follows is work of ours: on a thread of ours, however it ends.
            return sent.whenCompleteAsync((response, failure) -> {}, executor);
        }
    }

    /** Gives up whatever is still under way. */
    private synchronized void end() {
        over = true;
        CompletableFuture<?> sent = underWay;
        if (sent != null) {
            sent.cancel(true);
        }
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getHost() != null
                && one.getRawUserInfo() == null
                && scheme(one).equals(scheme(other))
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static String scheme(URI address) {
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return scheme(address).equals("https") ? 443 : 80;
    }
}
