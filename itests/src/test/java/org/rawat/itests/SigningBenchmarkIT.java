package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many drafts of three medicines are signed in a second, every check included, beside the
 * database alone that takes the same rows. Each patient has one draft, as in a clinic: nobody's
 * active medicines grow while it is measured.
 */
@Tag("benchmark")
class SigningBenchmarkIT {
    private static final int CLIENTS = 8;
    private static final int SECONDS = 10;
    private static final int SECONDS_OF_BASELINE = 5;
    private static final int DRAFTS = 12_000;
    private static final int DRAFTS_OF_A_CLIENT = 4_000;
    private static final String NUMBERED =
            "('f0000000-0000-7000-8000-' || lpad(%s::text, 12, '0'))::uuid";

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final Queue<String> drafts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger signed = new AtomicInteger();
    private JsonNode pattern;

    @Test
    void drafts() throws SQLException {
        pattern = draft();
        fill(PEOPLE);
        fill(VISITS);
        fill(PRESCRIPTIONS);
        fill(items("benchmark"));
        found();
        List<Runnable> doctors = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Visitor doctor =
                    new Visitor(archive.url()).signIn("doctor@clinic.example", Clinic.PASSWORD);
            doctors.add(() -> sign(doctor));
        }
        Load.Figures rawat = Load.run("prescriptions of 3 medicines signed", SECONDS, doctors);
        rawat.beside(alone().map(it -> new Load.Figures[] {it}).orElse(new Load.Figures[0]));
        assertThat(count("prescription_versions")).as("versions").isEqualTo(signed.get());
        assertThat(count("prescription_checks")).as("checks").isEqualTo(signed.get());
    }

    private void sign(Visitor doctor) {
        String draft = drafts.poll();
        if (draft == null) {
            throw new AssertionError("there are too few drafts: " + DRAFTS);
        }
        Visitor.Answer answer =
                doctor.post(
                        "/doctor/prescriptions/" + draft + "/sign",
                        Map.of("version", pattern.path("version").asLong()));
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + ": " + answer.body());
        }
        signed.incrementAndGet();
    }

    /** The draft of which all others are copies, but for ids and the patient. */
    private JsonNode draft() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (String name :
                List.of("paracetamol 500 mg tablet", "ambroxol 30 mg tablet", "loratadine 10")) {
            items.add(
                    Map.of(
                            "product",
                            product(name),
                            "dosage",
                            "1x sehari 1 tablet sesudah makan",
                            "quantity",
                            3,
                            "durationDays",
                            3));
        }
        Visitor.Answer made =
                clinic.doctor()
                        .post(
                                "/doctor/appointments/"
                                        + clinic.appointment("patient")
                                        + "/prescription",
                                Map.of("diagnosis", "Batuk", "weightKg", 55, "items", items));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private String product(String name) {
        return clinic.doctor()
                .get(
                        "/api/catalogue/search?prescribable=true&q="
                                + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    /** Past Rawat: twelve thousand patients, visits and drafts by HTTP would take an hour. */
    private void fill(String sql) throws SQLException {
        try (Connection database = clinic.database();
                PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(pattern.path("id").asText()));
            statement.setInt(2, DRAFTS);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private void found() throws SQLException {
        try (Connection database = clinic.database();
                ResultSet rows =
                        database.createStatement()
                                .executeQuery(
                                        "SELECT id FROM prescriptions.prescriptions"
                                                + " WHERE notes = 'benchmark'")) {
            while (rows.next()) {
                drafts.add(rows.getString(1));
            }
        }
        assertThat(drafts).hasSize(DRAFTS);
    }

    private long count(String table) throws SQLException {
        try (Connection database = clinic.database();
                ResultSet rows =
                        database.createStatement()
                                .executeQuery(
                                        "SELECT count(*) FROM prescriptions."
                                                + table
                                                + " JOIN prescriptions.prescriptions p"
                                                + " ON p.id = prescription_id"
                                                + " WHERE p.notes = 'benchmark'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** PostgreSQL alone signs drafts of its own, with the text and the checks of a real one. */
    private Optional<Load.Figures> alone() throws SQLException {
        Optional<Pgbench> pgbench = Pgbench.of(archive);
        if (pgbench.isPresent()) {
            fill(ALONE);
            fill(items("pgbench"));
            return Optional.of(
                    pgbench.get()
                            .run(signing(), CLIENTS, SECONDS_OF_BASELINE, Map.of("drafted", "0")));
        }
        return Optional.empty();
    }

    private static final String GIVEN =
            "WITH given (draft, many) AS (VALUES (?, ?)), "
                    + "pattern AS (SELECT p.*, a.location_id, many FROM given"
                    + " JOIN prescriptions.prescriptions p ON p.id = draft"
                    + " JOIN appointments.appointments a ON a.id = p.appointment_id) ";

    private static final String PEOPLE =
            GIVEN
                    + "INSERT INTO identity.people (id, version, name, birth_date, sex, weight_kg,"
                    + " allergies, created_at) SELECT uuidv7(), 1, 'Pasien tolok ukur',"
                    + " one.birth_date, one.sex, one.weight_kg, '', now() FROM pattern"
                    + " JOIN identity.people one ON one.id = patient_id,"
                    + " generate_series(1, many)";

    /** Long ago, where nobody else's visits are. */
    private static final String VISITS =
            GIVEN
                    + "INSERT INTO appointments.appointments (id, version, patient_id, doctor_id,"
                    + " location_id, starts_at, ends_at, zone, status, reason, key_owner,"
                    + " client_key, booked_at, booked_by, changed_at, changed_by)"
                    + " SELECT uuidv7(), 1, one.id, doctor_id, location_id,"
                    + " now() - interval '400 days' - n * interval '10 minutes',"
                    + " now() - interval '400 days' - n * interval '10 minutes'"
                    + " + interval '5 minutes', 'Asia/Jakarta', 'CONFIRMED', 'Batuk',"
                    + " 'signing-benchmark', gen_random_uuid(), now() - interval '500 days',"
                    + " 'benchmark', now(), 'benchmark' FROM pattern,"
                    + " (SELECT id, row_number() OVER () AS n FROM identity.people"
                    + " WHERE name = 'Pasien tolok ukur') AS one";

    private static final String PRESCRIPTIONS =
            GIVEN
                    + "INSERT INTO prescriptions.prescriptions"
                    + " SELECT (jsonb_populate_record(p, jsonb_build_object('id', uuidv7(),"
                    + " 'appointment_id', a.id, 'patient_id', a.patient_id, 'notes', 'benchmark',"
                    + " 'client_key', gen_random_uuid()))).* FROM pattern"
                    + " JOIN prescriptions.prescriptions p ON p.id = pattern.id,"
                    + " appointments.appointments a WHERE a.key_owner = 'signing-benchmark'";

    private static String items(String notes) {
        return GIVEN
                + "INSERT INTO prescriptions.prescription_items"
                + " SELECT (jsonb_populate_record(i, jsonb_build_object('id', uuidv7(),"
                + " 'prescription_id', p.id))).* FROM pattern"
                + " JOIN prescriptions.prescription_items i ON i.prescription_id = pattern.id,"
                + " prescriptions.prescriptions p WHERE p.notes = '"
                + notes
                + "'";
    }

    /** Nobody's drafts, whose ids are numbers: each client of pgbench counts through its own. */
    private static final String ALONE =
            GIVEN
                    + "INSERT INTO prescriptions.prescriptions"
                    + " SELECT (jsonb_populate_record(p, jsonb_build_object('id', "
                    + NUMBERED.formatted("(client * 100000 + n)")
                    + ", 'appointment_id', uuidv7(), 'patient_id', uuidv7(), 'doctor_id',"
                    + " uuidv7(), 'notes', 'pgbench', 'client_key', gen_random_uuid()))).*"
                    + " FROM pattern JOIN prescriptions.prescriptions p ON p.id = pattern.id,"
                    + " generate_series(0, "
                    + (CLIENTS - 1)
                    + ") AS client, generate_series(1, "
                    + DRAFTS_OF_A_CLIENT
                    + ") AS n";

    private String signing() throws SQLException {
        String draft = NUMBERED.formatted(":number");
        return "\\set drafted :drafted + 1\n"
                + "\\set number :client_id * 100000 + :drafted\n"
                + "BEGIN;\n"
                + "SELECT version FROM prescriptions.prescriptions WHERE id = "
                + draft
                + " FOR UPDATE;\n"
                + "INSERT INTO prescriptions.prescription_versions (prescription_id, number,"
                + " signed_at, signed_by, content, content_sha256) VALUES ("
                + draft
                + ", 1, now(), uuidv7(), "
                + kept("prescription_versions")
                + ");\n"
                + "UPDATE prescriptions.prescriptions SET status = 'ACTIVE', version = version + 1,"
                + " signed_version = 1, signed_at = now(), changed_at = now(),"
                + " prescription_date = current_date, valid_until = current_date + 30 WHERE id = "
                + draft
                + ";\n"
                + "INSERT INTO prescriptions.prescription_checks (prescription_id, number,"
                + " checked_at, checked_by, question_sha256, content, content_sha256) VALUES ("
                + draft
                + ", 1, now(), uuidv7(), repeat('0', 64), "
                + kept("prescription_checks")
                + ");\n"
                + "COMMIT;\n";
    }

    /** A content that Rawat has kept, and its hash, as literals in which pgbench sees no names. */
    private String kept(String table) throws SQLException {
        try (Connection database = clinic.database();
                ResultSet rows =
                        database.createStatement()
                                .executeQuery(
                                        "SELECT content, content_sha256 FROM prescriptions."
                                                + table
                                                + " JOIN prescriptions.prescriptions p"
                                                + " ON p.id = prescription_id"
                                                + " WHERE p.notes = 'benchmark' LIMIT 1")) {
            rows.next();
            String content =
                    rows.getString(1)
                            .replace("\\", "\\\\")
                            .replace("'", "''")
                            .replace(":", "\\x3a");
            return "E'" + content + "', '" + rows.getString(2) + "'";
        }
    }
}
