package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An archive of its own, whose doctor has so many past visits, each with a prescription of three
 * items; eight programs are signed in as that doctor.
 */
final class FilledClinic {
    static final int CLIENTS = 8;

    /** By its notes a prescription is known that was made while it was measured. */
    private static final String MADE_NOTE = "Istirahat";

    private final Archive archive;
    private final Clinic clinic;
    private final int rows;
    private final Queue<String> visits = new ConcurrentLinkedQueue<>();
    private final List<Visitor> doctors = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private final Optional<Pgbench> pgbench;
    private final byte[] prescription;

    FilledClinic(int rows) {
        this.rows = rows;
        archive = Archive.unpack("filled-" + rows);
        archive.start();
        archive.untilReady();
        clinic = Clinic.in(archive);
        pgbench = Pgbench.of(archive);
        for (int i = 0; i < CLIENTS; i++) {
            doctors.add(
                    new Visitor(archive.url()).signIn("doctor@clinic.example", Clinic.PASSWORD));
        }
        prescription = prescription();
        fill();
    }

    int rows() {
        return rows;
    }

    /** How many bytes that page has. */
    int size(String path) {
        try (Line line = doctors.get(0).line()) {
            return line.page(path).body().length;
        }
    }

    /** How many bytes a creation is answered with. */
    int answered() {
        try (Line line = doctors.get(0).line()) {
            return create(line).body().length;
        }
    }

    byte[] prescriptionAsSent() {
        return prescription.clone();
    }

    /** The eight ask for a page, again and again, for so many seconds. */
    Load.Figures read(String path, int seconds) {
        return load(path, seconds, line -> expect(200, line.page(path)));
    }

    /** The eight write prescriptions; afterwards there are as many rows as before. */
    Load.Figures write(int seconds) {
        Load.Figures figures = load("creation", seconds, this::create);
        removeWhatWasMade();
        return figures;
    }

    private Load.Figures load(String what, int seconds, Consumer<Line> ask) {
        settle();
        List<Line> lines = doctors.stream().map(Visitor::line).toList();
        List<Runnable> clients = new ArrayList<>();
        lines.forEach(line -> clients.add(() -> ask.accept(line)));
        try {
            return Load.run(what, seconds, clients);
        } finally {
            lines.forEach(Line::close);
        }
    }

    private Line.Reply create(Line line) {
        String visit = visits.poll();
        visits.add(visit);
        Line.Reply reply =
                line.post("/doctor/appointments/" + visit + "/prescription", prescription);
        expect(201, reply);
        made.incrementAndGet();
        return reply;
    }

    static void expect(int status, Line.Reply reply) {
        if (reply.status() != status) {
            throw new AssertionError(reply.status() + ": " + reply.text());
        }
    }

    boolean hasPgbench() {
        return pgbench.isPresent();
    }

    /** PostgreSQL alone, under as many clients. */
    Load.Figures readAlone(int seconds) {
        settle();
        return pgbench.orElseThrow().run(reading(), CLIENTS, seconds);
    }

    Load.Figures writeAlone(int seconds) {
        settle();
        Load.Figures figures = pgbench.orElseThrow().run(writing(), CLIENTS, seconds);
        run(
                "DELETE FROM prescriptions.prescription_items i USING"
                        + " prescriptions.prescriptions p WHERE p.id = i.prescription_id"
                        + " AND p.notes = 'pgbench'",
                "DELETE FROM prescriptions.prescriptions WHERE notes = 'pgbench'");
        return figures;
    }

    void stop() {
        archive.stop();
    }

    /** Nothing of what went before is left to be done by the database while it is measured. */
    private void settle() {
        run(
                "VACUUM (ANALYZE) prescriptions.prescriptions, prescriptions.prescription_items,"
                        + " appointments.appointments, audit.records, audit.chain, audit.waiting",
                "CHECKPOINT");
    }

    private void removeWhatWasMade() {
        int[] removed =
                run(
                        "DELETE FROM prescriptions.prescription_items i USING"
                                + " prescriptions.prescriptions p WHERE p.id = i.prescription_id"
                                + " AND p.notes = '"
                                + MADE_NOTE
                                + "'",
                        "DELETE FROM prescriptions.prescriptions WHERE notes = '"
                                + MADE_NOTE
                                + "'");
        assertThat(removed[1]).as("what was answered with 201 is there").isEqualTo(made.get());
        assertThat(removed[0]).as("with all of its items").isEqualTo(3 * made.getAndSet(0));
    }

    /** Past Rawat and past the triggers that keep prescriptions. */
    private int[] run(String... statements) {
        try (Connection database = clinic.database("postgres");
                Statement statement = database.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            int[] counts = new int[statements.length];
            for (int i = 0; i < statements.length; i++) {
                statement.execute(statements[i]);
                counts[i] = statement.getUpdateCount();
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] prescription() {
        Map<String, Object> body = body();
        try {
            return Visitor.JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> body() {
        return Map.of(
                "diagnosis",
                "Faringitis akut",
                "notes",
                MADE_NOTE,
                "items",
                products().stream()
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
            clinic.doctor()
                    .get("/api/catalogue/search?q=" + name + "&prescribable=true")
                    .json()
                    .forEach(hit -> found.add(hit.path("id").asText()));
        }
        List<String> three = found.stream().distinct().limit(3).toList();
        assertThat(three).as("medicines").hasSize(3);
        return three;
    }

    private void fill() {
        try (Connection database = clinic.database()) {
            database.setAutoCommit(false);
            insert(database, VISITS, 1, rows);
            insert(database, PRESCRIPTIONS, 1, rows);
            try (PreparedStatement items = database.prepareStatement(ITEMS)) {
                items.setObject(1, UUID.fromString(clinic.person("doctor")));
                items.executeUpdate();
            }
            try (PreparedStatement given = database.prepareStatement(GIVEN_VISITS)) {
                given.setObject(1, UUID.fromString(clinic.person("doctor")));
                try (ResultSet found = given.executeQuery()) {
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

    private static final String GIVEN_VISITS =
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
                + " uuidv7(), uuidv7(), uuidv7(), 'Faringitis akut', 'pgbench', 55,"
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
