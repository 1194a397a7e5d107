package org.rawat.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.api.ProblemException;
import org.rawat.persistence.api.ConstraintViolation;
import org.rawat.persistence.api.UnitOfWork;
import org.rawat.sdk.testkit.store.OtherEntity;
import org.rawat.sdk.testkit.store.SampleEntity;

class UnitOfWorkTest {
    private static TestDatabase db;
    private static UnitOfWork units;
    private static EntityManager samples;
    private static EntityManager others;

    @BeforeAll
    static void twoFunctions() {
        db = TestDatabase.with("sample", "other");
        units = db.unitOfWork();
        samples = db.entityManager("sample");
        others = db.entityManager("other");
    }

    @AfterAll
    static void close() {
        db.close();
    }

    @BeforeEach
    void empty() {
        asOwner("TRUNCATE sample.samples, other.others, other.kept");
    }

    @Test
    void workOverTwoFunctionsIsOneTransaction() {
        List<Object> transactions = new ArrayList<>();
        units.run(
                () -> {
                    samples.persist(sample("a"));
                    transactions.add(single(samples, "SELECT CAST(pg_current_xact_id() AS text)"));
                    others.persist(other("b"));
                    transactions.add(single(others, "SELECT CAST(pg_current_xact_id() AS text)"));
                });

        assertThat(transactions.get(0)).isEqualTo(transactions.get(1));
        assertThat(count("sample.samples")).isEqualTo(1);
        assertThat(count("other.others")).isEqualTo(1);
    }

    @Test
    void aUnitSendsNothingToTheDatabaseButWhatItsWorkIs() {
        SampleEntity before = sample("a");
        before.ownerId = UUID.randomUUID();
        units.run(() -> samples.persist(before));

        List<String> sent =
                db.statements(
                        () ->
                                units.run(
                                        () -> {
                                            SampleEntity found =
                                                    samples.find(SampleEntity.class, before.id);
                                            found.rename("b");
                                            samples.flush();
                                            samples.persist(sample("c"));
                                        }));

        assertThat(sent)
                .extracting(sql -> sql.substring(0, 6))
                .containsExactly("SELECT", "UPDATE", "INSERT");
    }

    @Test
    void anEmptyIdHeldAsTextIsReadOnceAndAFilledOneComesBack() {
        SampleEntity parent = sample("a");
        parent.ownerId = UUID.randomUUID();
        SampleEntity child = sample("b");
        child.ownerId = parent.ownerId;
        child.parentId = parent.id.toString();
        units.run(() -> List.of(parent, child).forEach(samples::persist));

        List<String> parents = new ArrayList<>();
        List<String> sent =
                db.statements(
                        () ->
                                units.run(
                                        () ->
                                                samples.createQuery(
                                                                "SELECT s FROM SampleEntity s"
                                                                        + " ORDER BY s.name",
                                                                SampleEntity.class)
                                                        .getResultList()
                                                        .forEach(s -> parents.add(s.parent()))));

        assertThat(parents).containsExactly(null, parent.id.toString());
        assertThat(sent).hasSize(1);
    }

    @Test
    void workOverTwoFunctionsIsUndoneInBothWhenOneRefuses() {
        units.run(() -> others.persist(other("taken")));

        ConstraintViolation refusal =
                catchThrowableOfType(
                        ConstraintViolation.class,
                        () ->
                                units.run(
                                        () -> {
                                            samples.persist(sample("a"));
                                            others.persist(other("taken"));
                                        }));

        assertThat(refusal.constraint()).isEqualTo("others_name_unique");
        assertThat(refusal.sqlState()).isEqualTo("23505");
        assertThat(count("sample.samples")).isZero();
        assertThat(count("other.others")).isEqualTo(1);
    }

    @Test
    void whateverTheWorkThrowsComesOutAndUndoesIt() {
        ProblemException problem = ProblemException.notFound();

        assertThatThrownBy(
                        () ->
                                units.run(
                                        () -> {
                                            others.persist(other("a"));
                                            others.flush();
                                            throw problem;
                                        }))
                .isSameAs(problem);

        assertThat(count("other.others")).isZero();
        assertThat(units.active()).isFalse();
    }

    @Test
    void aConstraintIsNamedAtTheCallThatMetIt() {
        units.run(() -> others.persist(other("taken")));

        assertThat(
                        refusalOf(
                                () -> {
                                    others.persist(other("taken"));
                                    others.flush();
                                }))
                .isEqualTo("others_name_unique");
        assertThat(
                        refusalOf(
                                () ->
                                        others.createNativeQuery(
                                                        "UPDATE other.others SET amount = ?1")
                                                .setParameter(1, -1)
                                                .executeUpdate()))
                .isEqualTo("others_amount_not_negative");
        assertThat(refusalOf(() -> sql(others, "UPDATE other.others SET amount = -1")))
                .isEqualTo("others_amount_not_negative");
    }

    @Test
    void twoUnitsThatBlockEachOtherBothSucceedInTheEnd() throws Exception {
        units.run(
                () -> {
                    others.persist(other("first"));
                    others.persist(other("second"));
                });
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();

        CompletableFuture<Void> one =
                CompletableFuture.runAsync(() -> addToBoth("first", "second", bothHoldOne, runs));
        CompletableFuture<Void> two =
                CompletableFuture.runAsync(() -> addToBoth("second", "first", bothHoldOne, runs));
        CompletableFuture.allOf(one, two).get(30, TimeUnit.SECONDS);

        assertThat(runs.get()).isGreaterThan(2);
        assertThat(
                        (Object)
                                units.call(
                                        () ->
                                                single(
                                                        others,
                                                        "SELECT sum(amount) FROM other.others")))
                .isEqualTo(4L);
    }

    private static void addToBoth(
            String first, String second, CyclicBarrier bothHoldOne, AtomicInteger runs) {
        AtomicInteger own = new AtomicInteger();
        units.run(
                () -> {
                    runs.incrementAndGet();
                    add(first);
                    if (own.incrementAndGet() == 1) {
                        meet(bothHoldOne);
                    }
                    add(second);
                });
    }

    private static void add(String name) {
        others.createNativeQuery("UPDATE other.others SET amount = amount + 1 WHERE name = ?1")
                .setParameter(1, name)
                .executeUpdate();
    }

    @Test
    void aRowThatChangedMeanwhileIsReadAgainInASecondRun() {
        OtherEntity stored = other("a");
        units.run(() -> others.persist(stored));
        List<Integer> seen = new ArrayList<>();

        units.run(
                () -> {
                    OtherEntity mine = others.find(OtherEntity.class, stored.id);
                    seen.add(mine.amount);
                    if (seen.size() == 1) {
                        asOwner("UPDATE other.others SET amount = 7, version = version + 1");
                    }
                    mine.increase();
                });

        assertThat(seen).containsExactly(0, 7);
        assertThat((Object) units.call(() -> single(others, "SELECT amount FROM other.others")))
                .isEqualTo(8);
    }

    @Test
    void workIsRunAtMostThreeTimes() {
        AtomicInteger runs = new AtomicInteger();

        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                units.run(
                                        () -> {
                                            runs.incrementAndGet();
                                            sql(
                                                    others,
                                                    "DO 'BEGIN RAISE serialization_failure; END'");
                                        }));

        assertThat(runs.get()).isEqualTo(3);
        assertThat(problem.code()).isEqualTo("database-unavailable");
        assertThat(problem.retryAfter()).isPositive();
    }

    @Test
    void aNestedCallJoinsAndItsFailureCannotBeSwallowed() {
        assertThatThrownBy(
                        () ->
                                units.run(
                                        () -> {
                                            others.persist(other("outer"));
                                            try {
                                                units.run(
                                                        () -> {
                                                            others.persist(other("inner"));
                                                            throw new UnsupportedOperationException();
                                                        });
                                            } catch (UnsupportedOperationException e) {
                                                assertThat(units.active()).isTrue();
                                            }
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(UnsupportedOperationException.class);

        assertThat(count("other.others")).isZero();
    }

    @Test
    void hooksRunInOrderAfterTheCommitAndOutsideTheUnit() {
        List<String> heard = new ArrayList<>();

        units.run(
                () -> {
                    others.persist(other("a"));
                    units.afterCommit(() -> heard.add("rows " + count("other.others")));
                    units.afterCommit(
                            () -> {
                                throw new IllegalArgumentException("a broken hook, on purpose");
                            });
                    units.run(() -> units.afterCommit(() -> heard.add("inside " + units.active())));
                });

        assertThat(heard).containsExactly("rows 1", "inside false");
    }

    @Test
    void hooksOfARunThatDidNotCommitAreForgotten() {
        List<String> heard = new ArrayList<>();
        AtomicInteger runs = new AtomicInteger();

        units.run(
                () -> {
                    int run = runs.incrementAndGet();
                    units.afterCommit(() -> heard.add("run " + run));
                    if (run == 1) {
                        sql(others, "DO 'BEGIN RAISE deadlock_detected; END'");
                    }
                });

        assertThat(heard).containsExactly("run 2");
    }

    @Test
    void sqlSeesWhatWasStoredThroughEntitiesBefore() {
        long rows =
                units.call(
                        () -> {
                            others.persist(other("a"));
                            return (Long) single(others, "SELECT count(*) FROM other.others");
                        });

        assertThat(rows).isEqualTo(1);
    }

    @Test
    void aStoreWorksInsideAUnitOnly() {
        assertThatThrownBy(() -> others.find(OtherEntity.class, UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> units.afterCommit(() -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theRoleOfTheApplicationChangesNoTableAndNoTrigger() {
        for (String forbidden :
                List.of(
                        "CREATE TABLE other.mine (n integer)",
                        "ALTER TABLE other.others ADD COLUMN mine integer",
                        "ALTER TABLE other.others DISABLE TRIGGER ALL",
                        "SET session_replication_role = replica",
                        "TRUNCATE other.others",
                        "CREATE SCHEMA mine",
                        "DROP TABLE other.others",
                        "DELETE FROM other.kept",
                        "UPDATE other.kept SET n = 2",
                        "DELETE FROM other.flyway_schema_history",
                        "SET ROLE rawat_owner")) {
            assertThatThrownBy(() -> units.run(() -> sql(others, forbidden)))
                    .as(forbidden)
                    .hasRootCauseInstanceOf(SQLException.class)
                    .rootCause()
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("42501");
        }
        units.run(() -> sql(others, "INSERT INTO other.kept VALUES (1)"));
        assertThat(count("other.kept")).isEqualTo(1);
    }

    private static String refusalOf(Runnable work) {
        return catchThrowableOfType(ConstraintViolation.class, () -> units.run(work)).constraint();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SampleEntity sample(String name) {
        SampleEntity sample = new SampleEntity();
        sample.id = UUID.randomUUID();
        sample.name = name;
        sample.status = SampleEntity.Status.DRAFT;
        sample.happenedAt = OffsetDateTime.parse("2026-11-02T01:00:00Z");
        return sample;
    }

    private static OtherEntity other(String name) {
        OtherEntity other = new OtherEntity();
        other.id = UUID.randomUUID();
        other.name = name;
        return other;
    }

    private static Object single(EntityManager em, String query) {
        try (Statement statement = em.unwrap(Connection.class).createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getObject(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sql(EntityManager em, String text) {
        try (Statement statement = em.unwrap(Connection.class).createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String table) {
        return units.call(() -> (Long) single(others, "SELECT count(*) FROM " + table));
    }

    private static void asOwner(String text) {
        try (Connection connection = db.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
