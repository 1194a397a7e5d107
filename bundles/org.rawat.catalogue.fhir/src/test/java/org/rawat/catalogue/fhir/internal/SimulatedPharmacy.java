package org.rawat.catalogue.fhir.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A pharmacy that does what a test tells it to, well or badly. */
final class SimulatedPharmacy implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Conduct conduct = exchange -> answer(exchange, 404, "text/plain", "");

    /** What came. */
    record Request(String method, String address, Map<String, String> headers, String body) {}

    /** How it answers. */
    interface Conduct {
        void answer(HttpExchange exchange) throws IOException;
    }

    SimulatedPharmacy() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        body));
        try (exchange) {
            conduct.answer(exchange);
        }
    }

    void does(Conduct next) {
        conduct = next;
    }

    void answers(String json) {
        does(exchange -> answer(exchange, 200, "application/fhir+json", json));
    }

    void answers(int status, String type, String body) {
        does(exchange -> answer(exchange, status, type, body));
    }

    static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        answer(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static void answer(HttpExchange exchange, int status, String type, byte[] bytes)
            throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    List<Request> requests() {
        return Collections.unmodifiableList(requests);
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A page of a search with these resources, and where the next one is. */
    static String page(String next, String... resources) {
        StringBuilder bundle =
                new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"searchset\"");
        if (!next.isEmpty()) {
            bundle.append(",\"link\":[{\"relation\":\"self\",\"url\":\"x\"},{\"relation\":\"next\"")
                    .append(",\"url\":\"")
                    .append(next)
                    .append("\"}]");
        }
        bundle.append(",\"entry\":[");
        for (int i = 0; i < resources.length; i++) {
            bundle.append(i == 0 ? "" : ",")
                    .append("{\"resource\":")
                    .append(resources[i])
                    .append('}');
        }
        return bundle.append("]}").toString();
    }

    static String medication(String code) {
        return """
                {"resourceType":"Medication","id":"%s","status":"active",
                 "code":{"coding":[{"system":"http://sys-ids.kemkes.go.id/kfa","code":"%s",
                                    "display":"Obat %s 500 mg Tablet"}]},
                 "form":{"coding":[{"display":"Tablet"}]},
                 "ingredient":[{"itemCodeableConcept":{"text":"Obat %s"},
                   "strength":{"numerator":{"value":500,"unit":"mg","code":"mg"},
                               "denominator":{"value":1,"unit":"tablet"}}}]}
                """
                .formatted(code, code, code, code);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
