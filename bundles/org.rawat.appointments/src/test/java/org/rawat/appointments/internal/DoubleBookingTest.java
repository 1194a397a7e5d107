package org.rawat.appointments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.Actor;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.Role;
import org.rawat.appointments.api.Appointment;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.appointments.api.BookAppointment;

class DoubleBookingTest {
    private static final String OVERLAPS =
            """
            SELECT count(*) FROM appointments.appointments a JOIN appointments.appointments b
              ON a.id < b.id AND a.status <> 'CANCELLED' AND b.status <> 'CANCELLED'
             AND (a.doctor_id = b.doctor_id OR a.patient_id = b.patient_id)
             AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
            """;

    private final TestClinic clinic = new TestClinic();

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void ofTwoHundredAtOneSlotOneGetsIt() throws Exception {
        clinic.open(clinic.doctor);
        Instant at = clinic.at(1, 9, 0);
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<String>> crowd = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            PersonId patient = clinic.people.addPerson();
            Actor actor = TestClinic.account(patient, Role.PATIENT);
            crowd.add(
                    () -> {
                        start.await();
                        return outcome(
                                () ->
                                        clinic.appointments.book(
                                                actor,
                                                new BookAppointment(patient, clinic.doctor, at, ""),
                                                TestClinic.key()));
                    });
        }

        Map<String, Long> outcomes = run(crowd, 40, start);

        assertThat(outcomes).isEqualTo(Map.of("booked", 1L, "slot-taken", 199L));
        assertThat(TestSql.count(clinic.db, "appointments")).isEqualTo(1);
    }

    @Test
    void ofOnePatientsTwentyBookingsAtOneTimeWithTwentyDoctorsOneStands() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            PersonId doctor = clinic.people.addDoctor(true);
            clinic.open(doctor);
            all.add(
                    () -> {
                        start.await();
                        return outcome(
                                () ->
                                        clinic.appointments.book(
                                                clinic.asPatient,
                                                new BookAppointment(
                                                        clinic.patient,
                                                        doctor,
                                                        clinic.at(1, 9, 0),
                                                        ""),
                                                TestClinic.key()));
                    });
        }

        assertThat(run(all, 20, start)).isEqualTo(Map.of("booked", 1L, "patient-busy", 19L));
    }

    @Test
    void theDatabaseRefusesADoubleBookingEvenToRawSql() throws Exception {
        clinic.open(clinic.doctor);
        Appointment booked =
                clinic.appointments.book(
                        clinic.asStaff,
                        new BookAppointment(clinic.patient, clinic.doctor, clinic.at(1, 9, 0), ""),
                        TestClinic.key());
        String copy =
                "INSERT INTO appointments.appointments SELECT gen_random_uuid(), 1, %s, %s,"
                        + " location_id, starts_at + interval '29 minutes', ends_at, zone, status,"
                        + " reason, NULL, NULL, key_owner, gen_random_uuid(), booked_at, booked_by,"
                        + " changed_at, changed_by FROM appointments.appointments WHERE id = '"
                        + booked.id()
                        + "'";

        for (String sql :
                List.of(
                        copy.formatted("gen_random_uuid()", "doctor_id"),
                        copy.formatted("patient_id", "gen_random_uuid()"))) {
            assertThatThrownBy(() -> execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("23P01"));
        }
    }

    @Test
    void randomBookingsCancellationsAndMovesLeaveNoOverlap() throws Exception {
        long seed = Long.getLong("rawat.test.seed", System.nanoTime());
        int operations = Integer.getInteger("rawat.test.operations", 1500);
        List<PersonId> doctors = new ArrayList<>();
        List<PersonId> patients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            doctors.add(clinic.people.addDoctor(true));
            clinic.open(doctors.get(i));
        }
        for (int i = 0; i < 6; i++) {
            patients.add(clinic.people.addPerson());
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<String>> threads = new ArrayList<>();
        Map<String, Long> outcomes = new ConcurrentHashMap<>();
        for (int thread = 0; thread < 8; thread++) {
            Random random = new Random(seed + thread);
            threads.add(
                    () -> {
                        start.await();
                        for (int i = 0; i < operations / 8; i++) {
                            outcomes.merge(
                                    outcome(() -> move(random, doctors, patients)), 1L, Long::sum);
                        }
                        return "done";
                    });
        }

        assertThat(run(threads, 8, start)).isEqualTo(Map.of("done", 8L));

        assertThat(outcomes.keySet())
                .as("seed %d %s", seed, outcomes)
                .contains("booked")
                .isSubsetOf("booked", "slot-taken", "patient-busy", "stale", "wrong-state");
        assertThat(TestSql.number(clinic.db, OVERLAPS)).as("seed %d", seed).isZero();
    }

    private Appointment move(Random random, List<PersonId> doctors, List<PersonId> patients) {
        PersonId doctor = doctors.get(random.nextInt(doctors.size()));
        PersonId patient = patients.get(random.nextInt(patients.size()));
        Instant at =
                clinic.at(1 + random.nextInt(2), 9 + random.nextInt(8), 30 * random.nextInt(2));
        List<Appointment> own =
                clinic.appointments.ofPatient(clinic.asStaff, patient, "", 20).items().stream()
                        .filter(one -> one.status() != AppointmentStatus.CANCELLED)
                        .toList();
        int what = own.isEmpty() ? 0 : random.nextInt(4);
        if (what < 2) {
            return clinic.appointments.book(
                    clinic.asStaff, new BookAppointment(patient, doctor, at, ""), TestClinic.key());
        }
        Appointment one = own.get(random.nextInt(own.size()));
        return what == 2
                ? clinic.appointments.cancel(clinic.asStaff, one.id(), one.version(), "x")
                : clinic.appointments.reschedule(
                        clinic.asStaff, one.id(), one.version(), at, TestClinic.key());
    }

    private static String outcome(Callable<Appointment> call) throws Exception {
        try {
            call.call();
            return "booked";
        } catch (ProblemException e) {
            return e.code();
        }
    }

    private static Map<String, Long> run(
            List<Callable<String>> calls, int threads, CountDownLatch start) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<String>> futures = calls.stream().map(executor::submit).toList();
            start.countDown();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> future : futures) {
                outcomes.add(future.get(15, TimeUnit.MINUTES));
            }
            return outcomes.stream()
                    .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
        } finally {
            executor.shutdownNow();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = clinic.db.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
