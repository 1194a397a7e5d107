package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sends rubbish to every route as everybody: no answer of 5xx, no stack trace, nothing in the log.
 */
@Tag("quick")
@Order(40)
class FuzzIT {
    private static final int REQUESTS = 2_000;
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final List<String> FIELDS =
            List.of(
                    "name",
                    "login",
                    "email",
                    "phone",
                    "password",
                    "birthDate",
                    "sex",
                    "weightKg",
                    "version",
                    "reason",
                    "diagnosis",
                    "notes",
                    "items",
                    "quantity",
                    "durationDays",
                    "doctor",
                    "patient",
                    "start",
                    "startsAt",
                    "roles",
                    "zone",
                    "locale",
                    "q",
                    "token",
                    "address",
                    "code",
                    "price",
                    "hours",
                    "date",
                    "from",
                    "until",
                    "body",
                    "cid",
                    "replyTo",
                    "urgent",
                    "delivered",
                    "read",
                    "file");
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "a",
                    "0",
                    "-1",
                    "1e400",
                    "NaN",
                    "Infinity",
                    "١٢٣",
                    "null",
                    "true",
                    "\u0000",
                    "a\u0000b",
                    "\uD800",
                    "\u202Eevil",
                    "%00",
                    "%ff%fe",
                    "../../etc/passwd",
                    "<script>alert(1)</script>",
                    "' OR 1=1 --",
                    "${7*7}",
                    "<#assign x=1>",
                    "{{x}}",
                    "2026-02-30",
                    "2026-13-01",
                    "9999999999999999999999",
                    "1970-01-01T00:00:00Z",
                    "+999999999-12-31",
                    "\uD83D\uDE00",
                    "x".repeat(70_000));

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();

    @Test
    void nothingTheOutsideSendsMakesAServerError() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("FuzzIT seed " + seed + " (repeat with -Dseed=" + seed + ")");
        Random random = new Random(seed);
        List<JsonNode> routes = new ArrayList<>();
        clinic.routes().forEach(routes::add);
        List<Visitor> visitors =
                List.of(
                        new Visitor(archive.url()),
                        clinic.patient(),
                        clinic.doctor(),
                        clinic.staff(),
                        clinic.administrator());
        int logged = archive.log().length();
        List<String> wrong = new ArrayList<>();
        int hungUp = 0;
        for (int i = 0; i < REQUESTS; i++) {
            JsonNode route = routes.get(i % routes.size());
            Visitor visitor = visitors.get(random.nextInt(visitors.size()));
            String template = route.path("template").asText();
            if (template.equals("/sign-out") || template.startsWith("/profile/")) {
                // The visitors' own sessions and passwords are needed to go on.
                visitor = visitors.get(0);
            }
            String method = random.nextInt(12) == 0 ? "DELETE" : route.path("method").asText();
            String path = path(template, random) + query(random);
            String type = type(random);
            byte[] body = method.equals("GET") ? null : body(type, random);
            Visitor.Answer answer;
            try {
                answer =
                        visitor.send(
                                method,
                                path,
                                body,
                                body == null ? null : type,
                                random.nextBoolean() ? "application/json" : "text/html",
                                random.nextInt(10) > 0);
            } catch (AssertionError e) {
                // The container refuses a broken request line and hangs up on the body it did not
                // read; the answer may be lost on the way. Anything else, silence above all, is a
                // fault.
                if (body == null
                        || !(e.getCause() instanceof IOException)
                        || e.getCause() instanceof HttpTimeoutException) {
                    throw e;
                }
                hungUp++;
                continue;
            }
            if (answer.status() >= 500
                    || answer.body().contains("\tat ")
                    || answer.body().contains("Exception")) {
                wrong.add(i + " " + method + " " + path + " " + type + ": " + answer.status());
            }
        }
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(hungUp).as("seed " + seed + ": lines cut").isLessThan(REQUESTS / 20);
        assertThat(archive.status("/health/ready")).isEqualTo(200);
        assertThat(archive.log().substring(logged)).doesNotContain("| ERROR |");
    }

    private String path(String template, Random random) {
        return PARAMETER
                .matcher(template)
                .replaceAll(
                        found ->
                                switch (random.nextInt(5)) {
                                    case 0 -> UUID.randomUUID().toString();
                                    case 1 -> "%2e%2e";
                                    case 2 -> "0";
                                    case 3 -> "x%00y";
                                    default ->
                                            clinic.object(
                                                    template, found.group(1), random.nextBoolean());
                                });
    }

    private static String query(Random random) {
        if (random.nextInt(3) > 0) {
            return "";
        }
        String value = TEXTS.get(random.nextInt(TEXTS.size()));
        String text = value.length() > 2_000 ? value.substring(0, 2_000) : value;
        return "?"
                + FIELDS.get(random.nextInt(FIELDS.size()))
                + "="
                + java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String type(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "text/plain";
            case 1 -> "multipart/form-data; boundary=x";
            case 2, 3, 4 -> "application/x-www-form-urlencoded";
            default -> "application/json";
        };
    }

    private static byte[] body(String type, Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            return noise;
        }
        StringBuilder out = new StringBuilder();
        int fields = random.nextInt(6);
        if (type.contains("json")) {
            out.append('{');
            for (int i = 0; i < fields; i++) {
                out.append(i == 0 ? "" : ",");
                out.append('"').append(FIELDS.get(random.nextInt(FIELDS.size()))).append("\":");
                out.append(value(random, 0));
            }
            return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
        }
        for (int i = 0; i < fields; i++) {
            out.append(i == 0 ? "" : "&");
            out.append(FIELDS.get(random.nextInt(FIELDS.size())));
            out.append(random.nextInt(4) == 0 ? "." + random.nextInt(9999) + ".x" : "");
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            out.append('=');
            out.append(
                    random.nextInt(5) == 0
                            ? "%C3%28%FF"
                            : java.net.URLEncoder.encode(text, StandardCharsets.UTF_8));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> "null";
            case 1 -> "" + random.nextLong();
            case 2 -> random.nextBoolean() ? "1e308" : "1E-400";
            case 3 -> "" + random.nextBoolean();
            case 4 -> quoted(TEXTS.get(random.nextInt(TEXTS.size())));
            case 5 -> "[" + value(random, depth + 1) + "]";
            default -> "{\"name\":" + value(random, depth + 1) + "}";
        };
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < 32 || c > 126 || c == '"' || c == '\\') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
