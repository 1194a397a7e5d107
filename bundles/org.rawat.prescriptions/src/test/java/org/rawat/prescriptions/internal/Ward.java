package org.rawat.prescriptions.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.appointments.api.AppointmentId;
import org.rawat.appointments.api.AppointmentStatus;
import org.rawat.catalogue.api.Catalogue;
import org.rawat.catalogue.api.ProductId;
import org.rawat.prescriptions.api.Prescription;
import org.rawat.prescriptions.api.PrescriptionId;
import org.rawat.prescriptions.api.Prescriptions;
import org.rawat.prescriptions.api.WriteItem;
import org.rawat.prescriptions.api.WritePrescription;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.internal.safety.Reviews;
import org.rawat.prescriptions.internal.safety.SafetySources;
import org.rawat.prescriptions.internal.safety.SafetyStore;
import org.rawat.prescriptions.internal.store.PrescriptionStore;
import org.rawat.prescriptions.internal.store.RegisterStore;
import org.rawat.sdk.testkit.TestDatabase;

/** The service on a real database, with the clinic's doubles around it. */
final class Ward implements AutoCloseable {
    final TestDatabase db = TestDatabase.with("prescriptions");
    final Clinic clinic = new Clinic();
    final Actor doctor = Clinic.actor(clinic.doctor, Role.DOCTOR);
    final Actor otherDoctor = Clinic.actor(clinic.otherDoctor, Role.DOCTOR);
    final Actor patient = Clinic.actor(clinic.patient, Role.PATIENT);
    final Actor otherPatient = Clinic.actor(clinic.otherPatient, Role.PATIENT);
    final PrescriptionStore store = new PrescriptionStore(db.entityManager("prescriptions"));
    final Integrity integrity = new Integrity(store, db.unitOfWork());
    final SafetySources sources = new SafetySources(Duration.ofSeconds(2));
    final Reviews reviews =
            new Reviews(sources, new SafetyStore(db.entityManager("prescriptions")));
    final AppointmentId visit =
            clinic.appointment(AppointmentStatus.CONFIRMED, Duration.ofMinutes(-5));
    final Prescriptions prescriptions = service(clinic.catalogue());
    final Prescriptions withoutCatalogue = service(null);

    Ward() {
        db.clock().set(Clinic.NOW);
    }

    Prescriptions service(@Nullable Catalogue catalogue) {
        return service(catalogue, null);
    }

    Prescriptions service(@Nullable Catalogue catalogue, @Nullable DosageText directions) {
        LiveCopies live = new LiveCopies(clinic.people(), clinic.locations());
        PrescriptionReader reader =
                new PrescriptionReader(store, live, clinic.appointments(), integrity);
        PrescriptionSettings settings = Configured.with(Map.of());
        RegisterStore register = new RegisterStore(db.entityManager("prescriptions"));
        return new PrescriptionsService(
                store,
                new PrescriptionQueries(store, reader, db.unitOfWork()),
                reader,
                new Composition(new Directions(directions), settings, db.clock()),
                new Standings(store, integrity, clinic.appointments(), db.unitOfWork(), db.clock()),
                new Signing(store, live, integrity, new ControlledBook(register), settings),
                new Formulary(catalogue),
                clinic.appointments(),
                db.unitOfWork(),
                new PrescriptionJournal(db.audit(), db.events()),
                new SafetyGate(
                        store, live, reviews, clinic.appointments(), db.unitOfWork(), db.clock()),
                db.clock());
    }

    /** What checks a form while it is written. */
    CheckWhileWriting whileWriting() {
        LiveCopies live = new LiveCopies(clinic.people(), clinic.locations());
        return new CheckWhileWriting(
                store,
                new Composition(new Directions(null), Configured.with(Map.of()), db.clock()),
                new Formulary(clinic.catalogue()),
                clinic.appointments(),
                new SafetyGate(
                        store, live, reviews, clinic.appointments(), db.unitOfWork(), db.clock()),
                reviews,
                db.unitOfWork(),
                new PrescriptionJournal(db.audit(), db.events()),
                db.clock());
    }

    static ClientKey key() {
        return new ClientKey(UUID.randomUUID());
    }

    WritePrescription two() {
        return writing(
                "Faringitis akut",
                item(clinic.paracetamol, "3x sehari 1 tablet", 15),
                item(clinic.amoxicillin, "3x sehari 1 kapsul", 21));
    }

    static WritePrescription writing(String diagnosis, WriteItem... items) {
        return new WritePrescription(diagnosis, "", new BigDecimal("62.5"), List.of(items));
    }

    static WriteItem item(@Nullable ProductId product, String dosage, @Nullable Integer quantity) {
        return new WriteItem(product, "", "", "", "", dosage, quantity, 5, "Sesudah makan");
    }

    static WriteItem typed(String name, String strength, String form) {
        return new WriteItem(null, name, strength, form, "tablet", "1x1", 10, null, "");
    }

    Prescription draft() {
        return prescriptions.draft(doctor, visit, two(), key());
    }

    Prescription signed() {
        Prescription draft = draft();
        return prescriptions.sign(doctor, draft.id(), draft.version(), null);
    }

    int sql(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    long count(String table) throws SQLException {
        try (Connection connection = db.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM prescriptions." + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        sources.close();
        db.close();
    }

    static void refused(ProblemKind kind, String code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(kind);
                            assertThat(problem.code()).isEqualTo(code);
                        });
    }

    /** Runs the same on several threads that begin together. */
    static <T> List<T> atOnce(int threads, Callable<T> what) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(threads);
            List<Future<T>> running =
                    IntStream.range(0, threads)
                            .mapToObj(
                                    i ->
                                            pool.submit(
                                                    () -> {
                                                        start.countDown();
                                                        start.await();
                                                        return what.call();
                                                    }))
                            .toList();
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    static String insertItem(PrescriptionId id, int version) {
        return "INSERT INTO prescriptions.prescription_items SELECT gen_random_uuid(), '"
                + id
                + "', "
                + version
                + ", 9, NULL, 'x', '', '', '', '', '', '1x1', 1, NULL, '', 'NONE'";
    }

    static String outcome(Runnable what) {
        try {
            what.run();
            return "done";
        } catch (ProblemException e) {
            return e.code();
        }
    }
}
