package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a signed-in doctor waits for, and how many requests a second Rawat answers, beside a bare
 * servlet and the database alone; with a thousand rows and with ten times as many.
 */
@Tag("benchmark")
class PagesBenchmarkIT {
    private static final int CLIENTS = 8;
    private static final int SECONDS = 10;
    private static final int SECONDS_OF_BASELINE = 5;
    private static final int ROWS = 1_000;

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final Queue<String> visits = new ConcurrentLinkedQueue<>();
    private final List<Visitor> doctors = new ArrayList<>();
    private List<String> products = List.of();

    @Test
    void pagesAndCreations() {
        for (int i = 0; i < CLIENTS; i++) {
            doctors.add(
                    new Visitor(archive.url()).signIn("doctor@clinic.example", Clinic.PASSWORD));
        }
        products = products();
        Optional<Pgbench> pgbench = Pgbench.of(archive);
        try (BareServlet servlet = new BareServlet()) {
            fillUpTo(ROWS);
            measure(ROWS, servlet, pgbench);
            fillUpTo(10 * ROWS);
            measure(10 * ROWS, servlet, pgbench);
        }
    }

    private void measure(int rows, BareServlet servlet, Optional<Pgbench> pgbench) {
        Optional<Load.Figures> reading = pgbench.map(p -> p.run(reading(), CLIENTS, 5));
        Optional<Load.Figures> writing = pgbench.map(p -> p.run(writing(), CLIENTS, 5));
        for (Map.Entry<String, String> page :
                List.of(
                        Map.entry("dashboard", "/"),
                        Map.entry("list of 20 prescriptions", "/doctor/prescriptions"))) {
            String path = page.getValue();
            int size = doctors.get(0).page(path).response().body().length;
            Load.Figures rawat =
                    Load.run(
                            page.getKey() + " with " + rows + " rows",
                            SECONDS,
                            clients(doctors, visitor -> visitor.page(path), 200));
            rawat.beside(baselines(bare(servlet, v -> v.page("/" + size), 200), reading));
        }
        int answered = create(doctors.get(0)).response().body().length;
        Load.Figures rawat =
                Load.run(
                        "creation of a prescription with 3 items with " + rows + " rows",
                        SECONDS,
                        clients(doctors, this::create, 201));
        rawat.beside(baselines(bare(servlet, v -> v.page("/" + answered), 200), writing));
    }

    private static Load.Figures bare(
            BareServlet servlet, Function<Visitor, Visitor.Answer> ask, int expected) {
        List<Visitor> visitors =
                IntStream.range(0, CLIENTS).mapToObj(i -> servlet.visitor()).toList();
        return Load.run("bare servlet", SECONDS_OF_BASELINE, clients(visitors, ask, expected));
    }

    private static Load.Figures[] baselines(Load.Figures servlet, Optional<Load.Figures> pgbench) {
        return pgbench.map(figures -> new Load.Figures[] {servlet, figures})
                .orElse(new Load.Figures[] {servlet});
    }

    private static List<Runnable> clients(
            List<Visitor> visitors, Function<Visitor, Visitor.Answer> ask, int expected) {
        List<Runnable> clients = new ArrayList<>();
        for (Visitor visitor : visitors) {
            clients.add(
                    () -> {
                        Visitor.Answer answer = ask.apply(visitor);
                        if (answer.status() != expected) {
                            throw new AssertionError(answer.status() + ": " + answer.body());
                        }
                    });
        }
        return clients;
    }

    private Visitor.Answer create(Visitor doctor) {
        String visit = visits.poll();
        visits.add(visit);
        return doctor.post("/doctor/appointments/" + visit + "/prescription", body());
    }

    private Map<String, Object> body() {
        return Map.of(
                "diagnosis",
                "Faringitis akut",
                "notes",
                "Banyak minum",
                "items",
                products.stream()
                        .map(
                                product ->
                                        Map.of(
                                                "product",
                                                product,
                                                "dosage",
                                                "3x sehari 1 tablet sesudah makan",
                                                "quantity",
                                                10,
                                                "durationDays",
                                                3))
                        .toList());
    }

    private List<String> products() {
        List<String> found = new ArrayList<>();
        for (String name : List.of("parasetamol", "amoksisilin", "ibuprofen", "omeprazol")) {
            doctors.get(0)
                    .get("/api/catalogue/search?q=" + name + "&prescribable=true")
                    .json()
                    .forEach(hit -> found.add(hit.path("id").asText()));
        }
        List<String> three = found.stream().distinct().limit(3).toList();
        assertThat(three).as("medicines").hasSize(3);
        return three;
    }

    /** Adds past visits of the doctor, each with a prescription of three items, up to so many. */
    private void fillUpTo(int rows) {
        try (Connection database = clinic.database()) {
            database.setAutoCommit(false);
            int from = visits.size() + 1;
            insert(database, VISITS, from, rows);
            insert(database, PRESCRIPTIONS, from, rows);
            try (PreparedStatement items = database.prepareStatement(ITEMS)) {
                items.setObject(1, UUID.fromString(clinic.person("doctor")));
                items.executeUpdate();
            }
            try (PreparedStatement made = database.prepareStatement(MADE)) {
                made.setObject(1, UUID.fromString(clinic.person("doctor")));
                visits.clear();
                try (var found = made.executeQuery()) {
                    while (found.next()) {
                        visits.add(found.getString(1));
                    }
                }
            }
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(visits).hasSize(rows);
    }

    private void insert(Connection database, String sql, int from, int to) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(clinic.person("doctor")));
            statement.setObject(2, UUID.fromString(clinic.person("patient")));
            statement.setObject(3, UUID.fromString(clinic.object("", "location", true)));
            statement.setInt(4, from);
            statement.setInt(5, to);
            statement.executeUpdate();
        }
    }

    private static final String GIVEN =
            "WITH given (doctor, patient, place, first, last) AS (VALUES (?, ?, ?, ?, ?)) ";

    private static final String VISITS =
            GIVEN
                    + "INSERT INTO appointments.appointments (id, version, patient_id, doctor_id,"
                    + " location_id, starts_at, ends_at, zone, status, reason, key_owner,"
                    + " client_key, booked_at, booked_by, changed_at, changed_by)"
                    + " SELECT uuidv7(), 1, patient, doctor, place,"
                    + " now() - interval '2 days' - n * interval '10 minutes',"
                    + " now() - interval '2 days' - n * interval '10 minutes'"
                    + " + interval '5 minutes', 'Asia/Jakarta', 'CONFIRMED', 'Demam',"
                    + " 'benchmark', gen_random_uuid(), now() - interval '300 days', 'benchmark',"
                    + " now(), 'benchmark' FROM given, generate_series(first, last) AS n";

    private static final String PRESCRIPTIONS =
            GIVEN
                    + "INSERT INTO prescriptions.prescriptions (id, version, appointment_id,"
                    + " doctor_id, patient_id, diagnosis, notes, weight_kg, prescription_date,"
                    + " status, created_at, changed_at, created_by, client_key)"
                    + " SELECT uuidv7(), 1, a.id, doctor, patient, 'Faringitis akut',"
                    + " 'Banyak minum', 55, current_date, 'DRAFT', now(), now(), doctor,"
                    + " gen_random_uuid() FROM given, appointments.appointments a"
                    + " WHERE a.doctor_id = doctor AND a.key_owner = 'benchmark' AND NOT EXISTS"
                    + " (SELECT FROM prescriptions.prescriptions p WHERE p.appointment_id = a.id)"
                    + " AND first <= last AND place IS NOT NULL";

    private static final String ITEMS =
            "INSERT INTO prescriptions.prescription_items (id, prescription_id, version_number,"
                    + " position, name, strength, form, code_system, code, unit, dosage, quantity,"
                    + " duration_days, instructions, controlled)"
                    + " SELECT uuidv7(), p.id, 1, n, 'Parasetamol', '500 mg', 'tablet', '', '',"
                    + " 'tablet', '3x sehari', 10, 3, '', 'NONE'"
                    + " FROM prescriptions.prescriptions p, generate_series(0, 2) AS n"
                    + " WHERE p.doctor_id = ? AND NOT EXISTS (SELECT FROM"
                    + " prescriptions.prescription_items i WHERE i.prescription_id = p.id)";

    private static final String MADE =
            "SELECT id FROM appointments.appointments WHERE doctor_id = ?"
                    + " AND key_owner = 'benchmark'";

    /** The list's rows, as PostgreSQL alone gives them. */
    private String reading() {
        return "SELECT * FROM prescriptions.prescriptions WHERE doctor_id = '"
                + clinic.person("doctor")
                + "' ORDER BY id DESC LIMIT 20;\n";
    }

    /** The rows of a prescription, as PostgreSQL alone takes them; of nobody's doctor. */
    private static String writing() {
        return "BEGIN;\n"
                + "INSERT INTO prescriptions.prescriptions (id, version, appointment_id,"
                + " doctor_id, patient_id, diagnosis, notes, weight_kg, prescription_date, status,"
                + " created_at, changed_at, created_by, client_key) VALUES (uuidv7(), 1,"
                + " uuidv7(), uuidv7(), uuidv7(), 'Faringitis akut', 'Banyak minum', 55,"
                + " current_date, 'DRAFT', now(), now(), uuidv7(), uuidv7())"
                + " RETURNING id AS made \\gset\n"
                + "INSERT INTO prescriptions.prescription_items (id, prescription_id,"
                + " version_number, position, name, strength, form, code_system, code, unit,"
                + " dosage, quantity, duration_days, instructions, controlled)"
                + " SELECT uuidv7(), ':made', 1, n, 'Parasetamol', '500 mg', 'tablet', '', '',"
                + " 'tablet', '3x sehari', 10, 3, '', 'NONE' FROM generate_series(0, 2) AS n;\n"
                + "COMMIT;\n";
    }
}
