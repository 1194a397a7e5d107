package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rawat.identity.api.Location;
import org.rawat.identity.api.LocationId;
import org.rawat.identity.internal.store.LocationStore;
import org.rawat.sdk.testkit.TestDatabase;

/**
 * One unit of work (read a row, change it, add another, commit) through Rawat's unit of work and
 * OpenJPA, beside the same statements written by hand over the same pool.
 */
@Tag("benchmark")
class UnitOfWorkBenchmarkIT {
    private static final int TURNS = 12;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    @Test
    void throughOpenJpaAndByHand() throws SQLException {
        try (TestDatabase database = TestDatabase.with("identity")) {
            LocationStore store = new LocationStore(database.entityManager("identity"));
            Map<LocationId, AtomicInteger> done = new LinkedHashMap<>();
            for (int clients : List.of(1, 8)) {
                List<Runnable> mapped = new ArrayList<>();
                List<Runnable> byHand = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    LocationId own = LocationId.next(CLOCK);
                    LocationId other = LocationId.next(CLOCK);
                    database.unitOfWork().run(() -> store.add(own, location(own, 0)));
                    database.unitOfWork().run(() -> store.add(other, location(other, 0)));
                    mapped.add(
                            counted(
                                    done.computeIfAbsent(own, id -> new AtomicInteger()),
                                    () -> database.unitOfWork().run(() -> mapped(store, own))));
                    byHand.add(
                            counted(
                                    done.computeIfAbsent(other, id -> new AtomicInteger()),
                                    () -> byHand(database.dataSource(), other)));
                }
                String unit = "unit of work, clients " + clients;
                List<Load.Figures> both = Load.inTurn(TURNS, "plain JDBC", byHand, unit, mapped);
                both.get(1).beside(both.get(0));
                isThere(database.dataSource(), done);
            }
        }
    }

    private static Runnable counted(AtomicInteger done, Runnable unit) {
        return () -> {
            unit.run();
            done.incrementAndGet();
        };
    }

    /** Each unit changed its row once and added one, the mapped ones as those by hand. */
    private static void isThere(DataSource pool, Map<LocationId, AtomicInteger> done)
            throws SQLException {
        int units = 0;
        try (Connection connection = pool.getConnection()) {
            for (Map.Entry<LocationId, AtomicInteger> one : done.entrySet()) {
                assertThat(one.getValue().get()).isPositive();
                assertThat(version(connection, one.getKey()))
                        .as("changed once a unit")
                        .isEqualTo(1 + one.getValue().get());
                units += one.getValue().get();
            }
            try (PreparedStatement count =
                            connection.prepareStatement("SELECT count(*) FROM identity.locations");
                    ResultSet row = count.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).as("one row a unit").isEqualTo(done.size() + units);
            }
        }
    }

    private static void mapped(LocationStore store, LocationId id) {
        Location found = store.find(id).orElseThrow();
        store.change(location(id, found.version())).orElseThrow();
        LocationId next = LocationId.next(CLOCK);
        store.add(next, location(next, 0));
    }

    private static Location location(LocationId id, long version) {
        String name = "Klinik " + System.nanoTime();
        return new Location(id, version, name, "", "Jalan Melati 1", "+62221234567", ZONE);
    }

    private static void byHand(DataSource pool, LocationId id) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            int version = version(connection, id);
            try (PreparedStatement change =
                    connection.prepareStatement(
                            "UPDATE identity.locations SET name = ?, version = version + 1"
                                    + " WHERE id = ? AND version = ?")) {
                change.setString(1, "Klinik " + System.nanoTime());
                change.setObject(2, id.value());
                change.setInt(3, version);
                if (change.executeUpdate() != 1) {
                    throw new AssertionError("somebody else changed it");
                }
            }
            add(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int version(Connection connection, LocationId id) throws SQLException {
        try (PreparedStatement read =
                connection.prepareStatement(
                        "SELECT version, name, letterhead, address, phone, zone"
                                + " FROM identity.locations WHERE id = ?")) {
            read.setObject(1, id.value());
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void add(Connection connection) throws SQLException {
        try (PreparedStatement add =
                connection.prepareStatement(
                        "INSERT INTO identity.locations (id, version, name, letterhead, address,"
                                + " phone, zone) VALUES (?, 1, ?, '', ?, ?, ?)")) {
            add.setObject(1, LocationId.next(CLOCK).value());
            add.setString(2, "Klinik " + System.nanoTime());
            add.setString(3, "Jalan Melati 1");
            add.setString(4, "+62221234567");
            add.setString(5, ZONE.getId());
            add.executeUpdate();
        }
    }
}
