package org.rawat.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A program that talks to Rawat, with the cookies of one session. Safe for many threads. */
final class Visitor {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private final String url;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private volatile String csrf = "";

    Visitor(String url) {
        this.url = url;
    }

    /** What came back. */
    record Answer(int status, String body, HttpResponse<byte[]> response) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("no JSON in an answer of " + status + ": " + body, e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** Signs in with a JSON body. */
    Visitor signIn(String login, String password) {
        Answer answer = post("/sign-in", Map.of("login", login, "password", password));
        if (answer.status() >= 300) {
            throw new AssertionError(
                    "sign-in of " + login + ": " + answer.status() + answer.body());
        }
        csrf = "";
        return this;
    }

    /** As whoever holds this session, which was made past Rawat. */
    Visitor session(String token) {
        cookies.put("__Host-rawat", token);
        return this;
    }

    String csrf() {
        if (csrf.isEmpty()) {
            csrf = get("/api/session").json().path("csrf").asText();
        }
        return csrf;
    }

    Answer get(String path) {
        return send("GET", path, null, null, "application/json", true);
    }

    /** Asks as a browser does. */
    Answer page(String path) {
        return send("GET", path, null, null, "text/html,application/xhtml+xml,*/*;q=0.8", true);
    }

    Answer post(String path, Object body) {
        return json("POST", path, body);
    }

    Answer put(String path, Object body) {
        return json("PUT", path, body);
    }

    Answer json(String method, String path, Object body) {
        try {
            csrf();
            return send(
                    method,
                    path,
                    JSON.writeValueAsBytes(body),
                    "application/json",
                    "application/json",
                    true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Submits a form as a browser does. */
    Answer form(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&", "", "&_csrf=" + encode(csrf())));
        return send(
                "POST",
                path,
                body.getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                "text/html",
                true);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A connection of its own for this session, for one thread. */
    Line line() {
        return new Line(url, Map.of("X-CSRF-Token", csrf(), "Cookie", cookie()));
    }

    /** The cookies as a browser sends them. */
    String cookie() {
        return cookies.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Any request; the key of a creation is new each time. */
    Answer send(
            String method, String path, byte[] body, String type, String accept, boolean withCsrf) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept", accept)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            if (withCsrf) {
                request.header("X-CSRF-Token", csrf());
            }
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookie());
        }
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            remember(response);
            return new Answer(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remember(HttpResponse<byte[]> response) {
        for (String line : response.headers().allValues("Set-Cookie")) {
            String pair = line.split(";", 2)[0];
            int at = pair.indexOf('=');
            String name = pair.substring(0, at);
            // The token belongs to the cookie.
            csrf = "";
            String value = pair.substring(at + 1);
            if (value.isEmpty() || line.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
    }
}
