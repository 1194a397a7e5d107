package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pairs of a patient and a doctor, each with a socket of its own: how long a message takes from its
 * sending until the other side has it, and how many a second go through, every one committed before
 * it is acknowledged, signed in, judged, recorded, with receipts; beside single rows committed by
 * as many clients of pgbench on the same PostgreSQL in the same run.
 */
@Tag("benchmark")
@Order(70)
class ChatBenchmarkIT {
    private static final int PAIRS = 500;
    private static final int WARM_UP = 5;
    private static final int SECONDS = 10;
    private static final int CLIENTS = 30;
    private static final Pattern SENT = Pattern.compile("\"text\":\"b (\\d+)\"");
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+),\"entry\"");
    private static final String INSERT =
            "INSERT INTO conversations.benchmark (said) VALUES ('Obatnya diminum sesudah makan');\n";

    private final Archive archive = Archive.shared();
    private final Clinic clinic = Clinic.shared();
    private final List<Pair> pairs = new ArrayList<>();

    /** What happens in one measurement; times are of one JVM, so they can be subtracted. */
    private static final class Round {
        private final ConcurrentLinkedQueue<Long> delivered = new ConcurrentLinkedQueue<>();
        private final AtomicLong refused = new AtomicLong();
        private volatile boolean closed;
        private volatile boolean measuring;
    }

    private volatile Round round = new Round();

    @Test
    void pairsWhoWriteToEachOther() throws Exception {
        raiseTheLimit();
        fill();
        // Before the sockets: Rawat's own connections leave it fewer later.
        Optional<Load.Figures> alone =
                Pgbench.of(archive).map(it -> it.run(INSERT, CLIENTS, SECONDS));
        int connected = 0;
        for (int some : List.of(50, PAIRS)) {
            pairs.subList(connected, some).forEach(Pair::connect);
            connected = some;
            Load.Figures closed = closed(some);
            closed.beside(alone.map(it -> new Load.Figures[] {it}).orElse(new Load.Figures[0]));
            open(some, closed.rate() / 2);
        }
        pairs.forEach(Pair::close);
        numbersHaveNoGap();
        form();
    }

    private void raiseTheLimit() throws IOException {
        Files.writeString(
                archive.home().resolve("etc/org.rawat.chat.cfg"),
                "rate.per.minute = 100000\nqueue.messages = 5000\n");
        Archive.until(
                Duration.ofSeconds(60),
                "the limit is raised",
                () -> {
                    String room = "/messages/" + clinic.object("", "conversation", true) + "/send";
                    for (int i = 0; i < 30; i++) {
                        if (clinic.patient().post(room, Map.of("body", "x")).status() != 201) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /** Each sends its next one when the former is acknowledged. */
    private Load.Figures closed(int some) throws Exception {
        round = new Round();
        round.closed = true;
        for (Pair pair : pairs.subList(0, some)) {
            pair.send(System.nanoTime());
        }
        pause(WARM_UP);
        Costs before = costs();
        round.measuring = true;
        pause(SECONDS);
        round.measuring = false;
        Costs after = costs();
        round.closed = false;
        Load.Figures figures =
                Load.Figures.of(
                        some + " pairs, closed loop, send to delivery",
                        SECONDS,
                        round.delivered.stream().mapToLong(Long::longValue).toArray());
        say(some + " pairs, closed loop", after.since(before), round);
        pause(2);
        return figures;
    }

    /** At a fixed rate, counted from when each was to be sent, whatever became of the former. */
    private void open(int some, double rate) throws Exception {
        round = new Round();
        long step = (long) (1e9 / rate);
        long begin = System.nanoTime();
        long warm = begin + Duration.ofSeconds(WARM_UP).toNanos();
        long end = warm + Duration.ofSeconds(SECONDS).toNanos();
        Costs before = costs();
        int next = 0;
        for (long at = begin; at < end; at += step) {
            if (!round.measuring && at >= warm) {
                before = costs();
                round.measuring = true;
            }
            for (long now = System.nanoTime(); now < at; now = System.nanoTime()) {
                LockSupport.parkNanos(at - now);
            }
            pairs.get(next++ % some).send(at);
        }
        pause(2);
        round.measuring = false;
        Costs after = costs();
        Load.Figures.of(
                        "%d pairs, open loop at %.0f a second, send to delivery"
                                .formatted(some, rate),
                        SECONDS,
                        round.delivered.stream().mapToLong(Long::longValue).toArray())
                .beside();
        say(some + " pairs, open loop", after.since(before), round);
    }

    private static void say(String what, Costs costs, Round round) {
        double messages = Math.max(1, round.delivered.size());
        System.out.printf(
                Locale.ROOT,
                "%s: %.3f transactions a message (reads, receipts and the record's chain included),"
                        + " %.2f ms of Rawat's CPU a message, refused %d%n",
                what,
                costs.transactions() / messages,
                costs.cpu().toNanos() / 1e6 / messages,
                round.refused.get());
    }

    /** What the database and Rawat have done since their start. */
    private record Costs(long transactions, Duration cpu) {
        Costs since(Costs before) {
            return new Costs(transactions - before.transactions, cpu.minus(before.cpu));
        }
    }

    private Costs costs() throws SQLException {
        return new Costs(
                number(
                        "SELECT xact_commit FROM pg_stat_database"
                                + " WHERE datname = current_database()"),
                archive.java().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    private static void pause(int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void numbersHaveNoGap() throws SQLException {
        assertThat(
                        number(
                                "SELECT count(*) FROM conversations.conversations c"
                                        + " WHERE c.last_seq <> (SELECT count(*)"
                                        + " FROM conversations.messages m"
                                        + " WHERE m.conversation_id = c.id)"))
                .isZero();
    }

    /** A form without a script: sent, redirected, not followed. */
    private void form() {
        String room = "/messages/" + clinic.object("", "conversation", true) + "/send";
        List<Runnable> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(
                    () -> {
                        Visitor.Answer answer =
                                clinic.patient()
                                        .form(
                                                room,
                                                Map.of(
                                                        "cid",
                                                        UUID.randomUUID().toString(),
                                                        "body",
                                                        "Terima kasih, dok"));
                        if (answer.status() != 303) {
                            throw new AssertionError(answer.status() + answer.body());
                        }
                    });
        }
        Load.run("a form with a message, 8 clients", SECONDS, clients).beside();
    }

    private long number(String sql) throws SQLException {
        try (Connection database = clinic.database();
                ResultSet rows = database.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Past Rawat: a thousand registrations would take an hour of hashing passwords. */
    private void fill() throws SQLException {
        try (Connection owner = clinic.database("rawat_owner");
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "CREATE TABLE conversations.benchmark (id uuid PRIMARY KEY DEFAULT"
                            + " gen_random_uuid(), said text NOT NULL)");
        }
        try (Connection database = clinic.database();
                Statement statement = database.createStatement()) {
            for (int i = 0; i < PAIRS; i++) {
                Pair pair = new Pair(i);
                pairs.add(pair);
                account(statement, pair.patient, "PATIENT", pair.patientToken, i);
                account(statement, pair.doctor, "DOCTOR", pair.doctorToken, i);
                statement.addBatch(
                        "INSERT INTO appointments.appointments (id, version, patient_id, doctor_id,"
                                + " location_id, starts_at, ends_at, zone, status, reason,"
                                + " key_owner, client_key, booked_at, booked_by, changed_at,"
                                + " changed_by) SELECT '"
                                + pair.appointment
                                + "', 1, '"
                                + pair.patient
                                + "', '"
                                + pair.doctor
                                + "', location_id, starts_at, ends_at, zone, 'CONFIRMED', '',"
                                + " 'benchmark', gen_random_uuid(), now(), 'benchmark', now(),"
                                + " 'benchmark' FROM appointments.appointments WHERE id = '"
                                + clinic.appointment("patient")
                                + "'");
                statement.addBatch(
                        "INSERT INTO conversations.conversations (id, version, appointment_id,"
                                + " patient_id, doctor_id, status, visit_ends_at, opened_at,"
                                + " opened_by, active_at) VALUES ('"
                                + pair.conversation
                                + "', 1, '"
                                + pair.appointment
                                + "', '"
                                + pair.patient
                                + "', '"
                                + pair.doctor
                                + "', 'OPEN', now() + interval '1 day', now(), '"
                                + pair.patient
                                + "', now())");
            }
            statement.executeBatch();
        }
    }

    /** The account has the id of its person. */
    private void account(Statement statement, UUID id, String role, String token, int number)
            throws SQLException {
        statement.addBatch(
                "INSERT INTO identity.people (id, version, name, birth_date, sex, allergies,"
                        + " created_at) VALUES ('"
                        + id
                        + "', 1, 'Tolok ukur "
                        + number
                        + "', date '1990-05-17', 'FEMALE', '', now())");
        statement.addBatch(
                "INSERT INTO identity.accounts (id, version, person_id, email, password_hash,"
                        + " locale, zone, disabled, created_at) SELECT '"
                        + id
                        + "', 1, '"
                        + id
                        + "', '"
                        + id
                        + "@benchmark.example', password_hash, 'id', 'Asia/Jakarta', false, now()"
                        + " FROM identity.accounts WHERE person_id = '"
                        + clinic.person("patient")
                        + "'");
        statement.addBatch(
                "INSERT INTO identity.account_roles (account_id, role) VALUES ('"
                        + id
                        + "', '"
                        + role
                        + "')");
        statement.addBatch(
                "INSERT INTO identity.sessions (id, token_hash, account_id, created_at, last_seen,"
                        + " expires_at, user_agent, address, network) VALUES (gen_random_uuid(),"
                        + " sha256(convert_to('"
                        + token
                        + "', 'UTF8')), '"
                        + id
                        + "', now(), now(), now() + interval '1 day', 'benchmark', '127.0.0.1',"
                        + " '127.0.0.0/24')");
    }

    /** A patient and a doctor, each with a socket and a thread that reads it. */
    private final class Pair {
        private final UUID conversation = UUID.randomUUID();
        private final UUID appointment = UUID.randomUUID();
        private final UUID patient = UUID.randomUUID();
        private final UUID doctor = UUID.randomUUID();
        private final String patientToken;
        private final String doctorToken;
        private LiveSocket from;
        private LiveSocket to;
        private volatile boolean over;

        Pair(int number) {
            patientToken = token("patient", number);
            doctorToken = token("doctor", number);
        }

        private static String token(String who, int number) {
            byte[] bytes = (who + number + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(bytes).substring(0, 43);
        }

        void connect() {
            from = new LiveSocket(new Visitor(archive.url()).session(patientToken), archive.port());
            to = new LiveSocket(new Visitor(archive.url()).session(doctorToken), archive.port());
            thread("sender", this::acknowledged);
            thread("reader", this::delivered);
        }

        private void thread(String what, Runnable work) {
            Thread thread = new Thread(null, work, "benchmark-" + what, 256 << 10);
            thread.setDaemon(true);
            thread.start();
        }

        synchronized void send(long at) {
            from.send(
                    "msg.send",
                    "{\"conv\":\""
                            + conversation
                            + "\",\"cid\":\""
                            + UUID.randomUUID()
                            + "\",\"body\":\"b "
                            + at
                            + "\"}");
        }

        private void acknowledged() {
            try {
                while (!over) {
                    String frame = from.nextText();
                    if (!frame.contains("\"re\":")) {
                        continue;
                    }
                    if (frame.contains("\"ok\":false")) {
                        round.refused.incrementAndGet();
                    }
                    if (round.closed) {
                        send(System.nanoTime());
                    }
                }
            } catch (RuntimeException | AssertionError e) {
                lost(e);
            }
        }

        private void delivered() {
            long told = 0;
            try {
                while (!over) {
                    String frame = to.nextText();
                    long now = System.nanoTime();
                    Matcher sent = SENT.matcher(frame);
                    if (!frame.contains("\"msg.new\"") || !sent.find()) {
                        continue;
                    }
                    if (round.measuring) {
                        round.delivered.add(now - Long.parseLong(sent.group(1)));
                    }
                    Matcher seq = SEQ.matcher(frame);
                    if (now - told > 1_000_000_000L && seq.find()) {
                        told = now;
                        to.send(
                                "rcpt",
                                "{\"conv\":\""
                                        + conversation
                                        + "\",\"read\":"
                                        + seq.group(1)
                                        + "}");
                    }
                }
            } catch (RuntimeException | AssertionError e) {
                lost(e);
            }
        }

        private void lost(Throwable e) {
            if (!over) {
                round.refused.incrementAndGet();
                System.out.println("a socket was lost: " + e);
            }
        }

        void close() {
            over = true;
            from.close();
            to.close();
        }
    }
}
