package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tries every live route with every actor on one's own, somebody else's, an absent and a malformed
 * object, against the table in authorisation.txt, which is written by hand from the design. Counts
 * the audit records of the whole run: none missing, none double.
 */
@Tag("quick")
@Order(20)
class AuthorisationIT {
    static final List<String> ACTORS =
            List.of("anonymous", "patient", "doctor", "staff", "administrator");
    private static final Pattern ENDING = Pattern.compile("/profile/sessions/.+|/sign-out");
    static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();

    /** One row: what each actor gets for an own and for a foreign object. */
    record Row(String method, String template, String body, Map<String, int[]> cells) {
        String key() {
            return method + " " + template;
        }
    }

    @AfterEach
    void everybodyIsThereAgain() {
        clinic.signInAgain();
    }

    @Test
    void everyRouteAnswersEveryActorAsTheTableSaysAndTheRecordHasEachOnce() throws Exception {
        Map<String, Row> table = table();
        Map<String, String> live = liveRoutes();
        assertThat(new TreeSet<>(table.keySet()))
                .as("rows of authorisation.txt and live routes")
                .isEqualTo(new TreeSet<>(live.keySet()));

        Map<String, Integer> expectedRecords = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Map<String, Visitor> visitors = visitors();
        Map<String, Integer> recordsBefore = clinic.recordCounts();
        int tried = 0;
        for (Row row : endingSessionsLast(table.values())) {
            for (Map.Entry<String, Visitor> visitor : visitors.entrySet()) {
                String actor = visitor.getKey();
                int[] cell = row.cells().get(ACTORS.contains(actor) ? actor : "anonymous");
                for (String object : objects(row)) {
                    int expected = expected(cell, object);
                    String path = path(row.template(), object);
                    Visitor.Answer answer = ask(visitor.getValue(), row, path);
                    tried++;
                    if (answer.status() != expected) {
                        wrong.add(
                                actor
                                        + " "
                                        + row.key()
                                        + " ("
                                        + object
                                        + "): "
                                        + answer.status()
                                        + " instead of "
                                        + expected
                                        + " "
                                        + brief(answer));
                    }
                    count(expectedRecords, row, live.get(row.key()), actor, answer.status());
                }
            }
        }
        assertThat(wrong).as(tried + " requests").isEmpty();
        assertThat(tried).isGreaterThan(300);
        Map<String, Integer> records = clinic.recordCounts();
        recordsBefore.forEach((key, count) -> records.merge(key, -count, Integer::sum));
        records.values().removeIf(count -> count == 0);
        assertThat(records).isEqualTo(expectedRecords);
    }

    /**
     * Whoever is signed out gets the same everywhere: those rows come last, wherever they stand.
     */
    private static List<Row> endingSessionsLast(Collection<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> ENDING.matcher(row.template()).matches()))
                .toList();
    }

    /** Foreign and absent objects must not be told apart: the same bytes but for ids. */
    @Test
    void anothersObjectAnswersByteForByteLikeOneThatDoesNotExist() throws Exception {
        Map<String, Row> table = table();
        for (Row row : table.values()) {
            if (!row.method().equals("GET") || objects(row).size() == 1) {
                continue;
            }
            for (String actor : List.of("patient", "doctor")) {
                int[] cell = row.cells().get(actor);
                if (cell[0] != 200 || cell[1] != 404) {
                    continue;
                }
                Visitor visitor = visitors().get(actor);
                String foreign = visitor.page(path(row.template(), "foreign")).body();
                String absent = visitor.page(path(row.template(), "absent")).body();
                assertThat(faceless(foreign))
                        .as(actor + " " + row.key())
                        .isEqualTo(faceless(absent));
            }
        }
    }

    /** Ids in a form's button and in a query are objects too. */
    @Test
    void anothersFavouriteOrCopyAnswersByteForByteLikeOneThatDoesNotExist() {
        Visitor doctor = clinic.doctor();
        String write = "/doctor/appointments/" + clinic.appointment("patient") + "/prescription";
        String copy = write + "/create?copy=";
        String foreign = clinic.object("/x/{prescription}", "prescription", false);
        alike(doctor.page(copy + foreign), doctor.page(copy + UUID.randomUUID()));
        alike(doctor.get(copy + foreign), doctor.get(copy + UUID.randomUUID()));
        assertThat(doctor.page(copy + clinic.signedPrescription()).status()).isEqualTo(200);

        String own = clinic.favourite("doctor", clinic.signedPrescription());
        String others = clinic.favourite("other-doctor", foreign);
        String draft =
                "/doctor/prescriptions/"
                        + doctor.post(write, Map.of("diagnosis", "Demam"))
                                .json()
                                .path("id")
                                .asText();
        for (Function<String, Visitor.Answer> pressed :
                List.<Function<String, Visitor.Answer>>of(
                        id -> doctor.form(write, Map.of("do", "template." + id)),
                        id ->
                                doctor.form(
                                        draft,
                                        Map.of(
                                                "_method",
                                                "PUT",
                                                "version",
                                                "1",
                                                "do",
                                                "template." + id)),
                        id -> doctor.form("/doctor/templates/" + id + "/remove", Map.of()),
                        id -> doctor.post("/doctor/templates/" + id + "/remove", Map.of()))) {
            alike(pressed.apply(others), pressed.apply(UUID.randomUUID().toString()));
        }
        assertThat(doctor.form(write, Map.of("do", "template." + own)).status()).isEqualTo(200);
        assertThat(clinic.visitor("other-doctor").get("/doctor/templates").body())
                .contains(others)
                .doesNotContain(own);
    }

    private static void alike(Visitor.Answer foreign, Visitor.Answer absent) {
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(absent.status()).isEqualTo(404);
        assertThat(faceless(foreign.body())).isEqualTo(faceless(absent.body()));
    }

    private static String faceless(String body) {
        return body.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
                .replaceAll("nonce=\"[^\"]*\"", "nonce")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "csrf")
                .replaceAll("content=\"[A-Za-z0-9_-]{20,}\"", "token")
                .replaceAll("[A-Za-z0-9_-]{16,}", "token");
    }

    private static Visitor.Answer ask(Visitor visitor, Row row, String path) {
        return row.method().equals("GET")
                ? visitor.get(path)
                : visitor.send(
                        row.method(),
                        path,
                        row.body().getBytes(StandardCharsets.UTF_8),
                        "application/json",
                        "application/json",
                        true);
    }

    private static String brief(Visitor.Answer answer) {
        return answer.body().length() > 200 ? answer.body().substring(0, 200) : answer.body();
    }

    private static void count(
            Map<String, Integer> expected, Row row, String action, String actor, int status) {
        boolean signedIn = ACTORS.indexOf(actor) > 0;
        if (action.isEmpty() || !signedIn) {
            return;
        }
        if (status >= 200 && status < 300) {
            expected.merge(action + " SUCCESS", 1, Integer::sum);
        } else if (status == 403 || status == 404) {
            expected.merge(action + " REFUSED", 1, Integer::sum);
        }
    }

    private static List<String> objects(Row row) {
        return row.template().contains("{")
                ? List.of("own", "foreign", "absent", "malformed")
                : List.of("none");
    }

    private static int expected(int[] cell, String object) {
        boolean refused = cell[0] == 401 || cell[0] == 403;
        return switch (object) {
            case "own", "none" -> cell[0];
            case "foreign" -> cell[1];
            case "absent" -> refused ? cell[0] : cell[2];
            default -> refused ? cell[0] : 404;
        };
    }

    private String path(String template, String object) {
        return PARAMETER
                .matcher(template)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        switch (object) {
                                            case "absent" -> UUID.randomUUID().toString();
                                            case "malformed" -> "zz%2e-1";
                                            default ->
                                                    clinic.object(
                                                            template,
                                                            found.group(1),
                                                            object.equals("own"));
                                        }));
    }

    private Map<String, Visitor> visitors() {
        Map<String, Visitor> visitors = new LinkedHashMap<>();
        visitors.put("anonymous", new Visitor(archive.url()));
        visitors.put("disabled", clinic.disabled());
        visitors.put("signed out elsewhere", clinic.signedOut());
        visitors.put("patient", clinic.patient());
        visitors.put("doctor", clinic.doctor());
        visitors.put("staff", clinic.staff());
        visitors.put("administrator", clinic.administrator());
        return visitors;
    }

    /** Method and template of each live route, with its audit action. */
    private Map<String, String> liveRoutes() {
        Map<String, String> routes = new TreeMap<>();
        for (JsonNode route : clinic.routes()) {
            routes.put(
                    route.path("method").asText() + " " + route.path("template").asText(),
                    route.path("audit").asText());
        }
        return routes;
    }

    /** Reads the table: see the head of the file for its form. */
    static Map<String, Row> table() throws IOException {
        Map<String, Row> table = new LinkedHashMap<>();
        String text;
        try (var in = AuthorisationIT.class.getResourceAsStream("/authorisation.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\|");
            String[] head = parts[0].strip().split("\\s+", 3);
            Map<String, int[]> cells = new TreeMap<>();
            for (int i = 0; i < ACTORS.size(); i++) {
                String[] numbers = parts[i + 1].strip().split("/");
                int own = Integer.parseInt(numbers[0]);
                int foreign = numbers.length > 1 ? Integer.parseInt(numbers[1]) : own;
                int absent = numbers.length > 2 ? Integer.parseInt(numbers[2]) : 404;
                cells.put(ACTORS.get(i), new int[] {own, foreign, absent});
            }
            Row row = new Row(head[0], head[1], head.length > 2 ? head[2] : "{}", cells);
            if (table.put(row.key(), row) != null) {
                throw new IllegalStateException("two rows for " + row.key());
            }
        }
        return table;
    }

    static Set<String> actors() {
        return Set.copyOf(ACTORS);
    }
}
