package org.rawat.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A small clinic in the shared archive, made over HTTP as its people would make it: a location, an
 * administrator, a member of staff, two doctors and two patients, each patient with an appointment
 * and a signed prescription of one of the doctors.
 */
final class Clinic {
    static final String PASSWORD = "Sebelas kuda nil 47";

    private static Clinic shared;

    private final Archive archive;
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Map<String, String> persons = new HashMap<>();
    private final Map<String, String> appointments = new HashMap<>();
    private final Map<String, String> prescriptions = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final Map<String, String> items = new HashMap<>();
    private final Map<String, String> renewals = new HashMap<>();
    private final Map<String, String> templates = new HashMap<>();
    private final Map<String, String> conversations = new HashMap<>();
    private final Map<String, String> entries = new HashMap<>();
    private final Map<String, String> calls = new HashMap<>();
    private String location = "";
    private String product = "";
    private String category = "";

    private Clinic(Archive archive) {
        this.archive = archive;
    }

    static synchronized Clinic shared() {
        if (shared == null) {
            shared = in(Archive.shared());
        }
        return shared;
    }

    /** Makes one in an archive that is ready. */
    static Clinic in(Archive archive) {
        Clinic clinic = new Clinic(archive);
        clinic.open();
        return clinic;
    }

    private void open() {
        for (String function :
                List.of(
                        "rawat-catalogue",
                        "rawat-prescriptions",
                        "rawat-prescriptions-pdf",
                        "rawat-conversations",
                        "rawat-chat",
                        "rawat-calls")) {
            archive.client("rawat:function-install " + function);
        }
        visitors.put("administrator", setUp(archive));
        location =
                administrator()
                        .post(
                                "/admin/locations",
                                Map.of(
                                        "name", "Klinik Uji",
                                        "address", "Jalan Melati 1, Bandung",
                                        "phone", "+62221234567",
                                        "zone", "Asia/Jakarta"))
                        .json()
                        .path("id")
                        .asText();
        colleague("staff", Set.of("STAFF"));
        for (String doctor : List.of("doctor", "other-doctor")) {
            colleague(doctor, Set.of("DOCTOR"));
            schedule(doctor);
        }
        patient("patient");
        patient("other-patient");
        patient("leaver");
        patient("mover");
        patient("other-mover");
        visit("patient", "doctor");
        visit("other-patient", "other-doctor");
        category = staff().get("/catalogue/categories").json().findValue("code").asText();
        visitors.put("disabled", signedIn("leaver"));
        must(administrator().post("/admin/people/" + persons.get("leaver") + "/disable", Map.of()));
        visitors.put("signed-out", signedIn("other-patient"));
        signedIn("other-patient").post("/profile/sessions/end-others", Map.of());
        visitors.put("other-patient", signedIn("other-patient"));
    }

    /** The first administrator, signed in; made when there is none yet. */
    static Visitor setUp(Archive archive) {
        Visitor administrator = new Visitor(archive.url());
        if (!Files.exists(archive.var().resolve("setup-token"))) {
            return administrator.signIn("administrator@journey.example", PASSWORD);
        }
        must(
                administrator.post(
                        "/setup",
                        Map.of(
                                "token", archive.read("var/setup-token").strip(),
                                "name", "Ibu Administrator",
                                "login", "administrator@journey.example",
                                "password", PASSWORD,
                                "locale", "id",
                                "zone", "Asia/Jakarta")));
        return administrator.signIn("administrator@journey.example", PASSWORD);
    }

    private void colleague(String name, Set<String> roles) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "Rekan " + name);
        body.put("login", name + "@clinic.example");
        body.put("roles", roles);
        body.put("locale", "id");
        body.put("zone", "Asia/Jakarta");
        if (roles.contains("DOCTOR")) {
            body.put("title", "dr.");
            body.put("sip", "SIP/" + name + "/2026");
            body.put("specialty", "Umum");
            body.put("practiceAddress", "Jalan Melati 1, Bandung");
            body.put("practicePhone", "+62221234567");
            body.put("active", true);
        }
        JsonNode invited = must(administrator().post("/admin/people", body)).json();
        must(
                new Visitor(archive.url())
                        .post(
                                "/reset",
                                Map.of(
                                        "code",
                                        invited.path("code").asText(),
                                        "password",
                                        PASSWORD)));
        visitors.put(name, signedIn(name));
        persons.put(name, personOf(visitors.get(name)));
    }

    private void schedule(String doctor) {
        List<Map<String, String>> hours = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.add(Map.of("day", day.name(), "from", "00:00", "until", "23:50"));
        }
        must(
                visitors.get(doctor)
                        .post(
                                "/doctor/schedule",
                                Map.of(
                                        "location",
                                        location,
                                        "slotLength",
                                        10,
                                        "hours",
                                        hours,
                                        "version",
                                        0)));
    }

    private void patient(String name) {
        Visitor visitor = new Visitor(archive.url());
        must(
                visitor.post(
                        "/register",
                        Map.of(
                                "name",
                                "Pasien " + name,
                                "login",
                                name + "@clinic.example",
                                "password",
                                PASSWORD,
                                "birthDate",
                                "1990-05-17",
                                "sex",
                                "FEMALE",
                                "weightKg",
                                55,
                                "consent",
                                true,
                                "locale",
                                "id")));
        visitors.put(name, signedIn(name));
        persons.put(name, personOf(visitors.get(name)));
        for (JsonNode session : visitors.get(name).get("/profile/sessions").json()) {
            if (!session.path("current").asBoolean()) {
                sessions.put(name, session.path("id").asText());
            }
        }
    }

    private Visitor signedIn(String name) {
        return new Visitor(archive.url()).signIn(name + "@clinic.example", PASSWORD);
    }

    private static String personOf(Visitor visitor) {
        return visitor.get("/profile").json().findValue("id").asText();
    }

    private void visit(String patient, String doctor) {
        JsonNode booked = book(patient, doctor, 0);
        String id = booked.path("id").asText();
        appointments.put(patient, id);
        must(
                visitors.get(doctor)
                        .post(
                                "/appointments/" + id + "/confirm",
                                Map.of("version", booked.path("version").asLong())));
        talk(patient, doctor, id);
        String prescription = sign(doctor, id);
        prescriptions.put(patient, prescription);
        codes.put(patient, code(print(patient)));
        templates.put(patient, favourite(doctor, prescription));
        JsonNode renewal =
                must(visitors.get(patient)
                                .post("/prescriptions/" + prescription + "/renewal", Map.of()))
                        .json();
        renewals.put(patient, renewal.path("id").asText());
        items.put(patient, renewal.path("prescription").path("items").path(0).path("id").asText());
    }

    /** The patient asks, and the doctor answers that it is urgent. */
    private void talk(String patient, String doctor, String appointment) {
        String id =
                must(visitors.get(patient).post("/appointments/" + appointment + "/chat", Map.of()))
                        .json()
                        .path("id")
                        .asText();
        conversations.put(patient, id);
        entries.put(patient, say(patient, "/messages/" + id, "Dok, masih demam.", false));
        entries.put(
                patient + " from doctor",
                say(doctor, "/doctor/messages/" + id, "Segera ke klinik.", true));
        calls.put(patient, callAndGiveUp(doctor, id));
    }

    private String callAndGiveUp(String doctor, String conversation) {
        String call =
                must(visitors.get(doctor)
                                .post(
                                        "/calls/conversations/" + conversation + "/initiate",
                                        Map.of("type", "VOICE")))
                        .json()
                        .path("id")
                        .asText();
        must(visitors.get(doctor).post("/calls/sessions/" + call + "/end", Map.of()));
        return call;
    }

    private String say(String who, String room, String text, boolean urgent) {
        return must(visitors.get(who)
                        .post(
                                room + "/send",
                                Map.of(
                                        "cid",
                                        UUID.randomUUID().toString(),
                                        "body",
                                        text,
                                        "urgent",
                                        urgent)))
                .json()
                .path("entry")
                .asText();
    }

    /** A new favourite of the doctor's own. */
    String favourite(String doctor, String prescription) {
        return must(visitors.get(doctor)
                        .post(
                                "/doctor/templates",
                                Map.of(
                                        "prescription",
                                        prescription,
                                        "name",
                                        "Favorit " + UUID.randomUUID())))
                .json()
                .path("id")
                .asText();
    }

    /** The patient's prescription as a file. */
    Visitor.Answer print(String patient) {
        return must(
                visitors.get(patient).get("/prescriptions/" + prescriptions.get(patient) + "/pdf"));
    }

    /** The code in a file's name. */
    static String code(Visitor.Answer file) {
        return file.header("Content-Disposition").replaceAll(".*?-([a-z2-7]{26})\\.pdf.*", "$1");
    }

    /** Books the free slot with this number, counted from now. */
    JsonNode book(String patient, String doctor, int number) {
        JsonNode slots =
                visitors.get(patient)
                        .get("/doctors/" + persons.get(doctor))
                        .json()
                        .findValue("slots");
        return must(visitors.get(patient)
                        .post(
                                "/appointments",
                                Map.of(
                                        "patient", persons.get(patient),
                                        "doctor", persons.get(doctor),
                                        "start", slots.get(number).path("startsAt").asText(),
                                        "reason", "Demam")))
                .json();
    }

    String sign(String doctor, String appointment) {
        Visitor visitor = visitors.get(doctor);
        Archive.until(
                Duration.ofSeconds(60), "a medicine found", () -> medicines(visitor).size() > 0);
        product = medicines(visitor).get(0).path("id").asText();
        JsonNode draft =
                must(visitor.post(
                                "/doctor/appointments/" + appointment + "/prescription",
                                Map.of(
                                        "diagnosis", "Faringitis akut",
                                        "notes", "Banyak minum",
                                        "items",
                                                List.of(
                                                        Map.of(
                                                                "product",
                                                                product,
                                                                "dosage",
                                                                "3x sehari 1 tablet"
                                                                        + " sesudah makan",
                                                                "quantity",
                                                                10,
                                                                "durationDays",
                                                                3,
                                                                "refills",
                                                                2),
                                                        compound()))))
                        .json();
        String id = draft.path("id").asText();
        must(
                visitor.post(
                        "/doctor/prescriptions/" + id + "/sign",
                        Map.of("version", draft.path("version").asLong())));
        return id;
    }

    /** Powders of the same medicine, 125 mg each. */
    private Map<String, Object> compound() {
        return Map.of(
                "kind",
                "COMPOUND",
                "make",
                "PULVERES",
                "method",
                "DTD",
                "quantity",
                10,
                "dosage",
                "3x sehari 1 bungkus",
                "ingredients",
                List.of(Map.of("product", product, "amount", "125 mg")));
    }

    private static JsonNode medicines(Visitor doctor) {
        Visitor.Answer answer = doctor.get("/api/catalogue/search?q=parasetamol&prescribable=true");
        return answer.status() == 200 ? answer.json() : Visitor.JSON.createArrayNode();
    }

    private static Visitor.Answer must(Visitor.Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(
                    answer.response().uri() + " " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    Visitor administrator() {
        return visitors.get("administrator");
    }

    Visitor staff() {
        return visitors.get("staff");
    }

    Visitor doctor() {
        return visitors.get("doctor");
    }

    Visitor patient() {
        return visitors.get("patient");
    }

    Visitor disabled() {
        return visitors.get("disabled");
    }

    Visitor signedOut() {
        return visitors.get("signed-out");
    }

    Visitor visitor(String name) {
        return visitors.get(name);
    }

    String person(String name) {
        return persons.get(name);
    }

    String appointment(String patient) {
        return appointments.get(patient);
    }

    /** A prescription that the doctor signed for the patient. */
    String signedPrescription() {
        return prescriptions.get("patient");
    }

    /** The code on the printed prescription of this patient. */
    String code(String patient) {
        return codes.get(patient);
    }

    /** Signs everybody in again. */
    void signInAgain() {
        visitors.forEach(
                (name, visitor) -> {
                    if (name.equals("administrator")) {
                        visitor.signIn("administrator@journey.example", PASSWORD);
                    } else if (!name.matches("leaver|disabled|signed-out|.*mover")) {
                        visitor.signIn(name + "@clinic.example", PASSWORD);
                    }
                });
    }

    /**
     * An id for a path parameter: of the first patient and the first doctor, or somebody else's.
     */
    String object(String template, String parameter, boolean own) {
        String patient = own ? "patient" : "other-patient";
        if (template.matches("(/admin)?/people/\\{person}/(roles|disable|enable|reset-code)")) {
            return persons.get(own ? "mover" : "other-mover");
        }
        boolean ofDoctor = template.startsWith("/doctor/") || template.endsWith("/confirm");
        return switch (parameter) {
            case "appointment" -> appointments.get(patient);
            case "prescription" -> prescriptions.get(patient);
            case "person" -> persons.get(patient);
            case "doctor" -> persons.get(own ? "doctor" : "other-doctor");
            case "location" -> location;
            case "product" -> product;
            case "category" -> category;
            case "code" -> code(patient);
            case "session" -> sessions.get(patient);
            case "item" -> items.get(patient);
            case "renewal" -> renewals.get(patient);
            case "template" -> templates.get(patient);
            case "conversation" -> conversations.get(patient);
            case "callSession" -> calls.get(patient);
            case "entry" -> entries.get(patient + (ofDoctor ? " from doctor" : ""));
            case "asset", "file", "hash", "function" -> "x";
            default -> UUID.randomUUID().toString();
        };
    }

    /** The live route table, as clinic IT sees it. */
    JsonNode routes() {
        String out = archive.client("rawat:routes --json");
        try {
            JsonNode found =
                    Visitor.JSON.readTree(
                            out.substring(out.indexOf('['), out.lastIndexOf(']') + 1));
            return found;
        } catch (java.io.IOException | StringIndexOutOfBoundsException e) {
            throw new AssertionError("no routes in: " + out, e);
        }
    }

    /** How many audit records there are of each action and outcome. */
    Map<String, Integer> recordCounts() {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = database();
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT action || ' ' || outcome, count(*)"
                                                + " FROM audit.records GROUP BY 1")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return counts;
    }

    /** The embedded database, as the role under which Rawat works. */
    Connection database() throws SQLException {
        return database("rawat_app");
    }

    /** The same as another of its roles. */
    Connection database(String role) throws SQLException {
        return database(archive, role);
    }

    static Connection database(Archive archive, String role) throws SQLException {
        Properties passwords = new Properties();
        try (var in =
                Files.newBufferedReader(archive.var().resolve("postgres/passwords.properties"))) {
            passwords.load(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String port = archive.read("var/postgres/port").strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/rawat",
                role,
                passwords.getProperty(role));
    }
}
