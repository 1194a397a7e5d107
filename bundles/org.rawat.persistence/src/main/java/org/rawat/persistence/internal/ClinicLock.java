package org.rawat.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.rawat.persistence.api.DatabaseLocation;

/**
 * Keeps a second Rawat off the database: an advisory lock that one session of ours holds for as
 * long as this Rawat lives. PostgreSQL frees it when that session ends, however it ends.
 */
final class ClinicLock implements AutoCloseable {
    /** "rawat" in ASCII; the lock counts within one database. */
    private static final long KEY = 0x72_61_77_61_74L;

    private static final int VALID_WITHIN_SECONDS = 2;

    private final PGSimpleDataSource source;
    private final DatabaseLocation location;
    private final String session = "rawat-lock-" + UUID.randomUUID();
    private @Nullable Connection connection;

    ClinicLock(DatabaseLocation location) {
        this.location = location;
        this.source = Pools.source(location.jdbcUrl(), location.appUser(), location.appPassword());
        source.setApplicationName(session);
        source.setSocketTimeout(2 * VALID_WITHIN_SECONDS);
    }

    /**
     * Takes the lock, or makes sure that it is still held.
     *
     * @throws CannotUse when another Rawat holds it
     * @throws SQLException when the database cannot be reached
     */
    void hold() throws CannotUse, SQLException {
        Connection held = connection;
        if (held != null && held.isValid(VALID_WITHIN_SECONDS)) {
            return;
        }
        close();
        Connection fresh = source.getConnection();
        try {
            endFormerSession(fresh);
            if (!locked(fresh)) {
                throw CannotUse.lastWord(
                        "Another Rawat is using the database %s%s."
                                .formatted(location.jdbcUrl(), holder(fresh)),
                        "Stop the other one, or give this one a database of its own"
                                + " (etc/org.rawat.persistence.cfg, url).");
            }
            connection = fresh;
        } finally {
            if (connection != fresh) {
                fresh.close();
            }
        }
    }

    /** A session of ours that was cut off may still be there and hold the lock. */
    private void endFormerSession(Connection fresh) throws SQLException {
        try (PreparedStatement end =
                fresh.prepareStatement(
                        "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity"
                                + " WHERE application_name = ? AND pid <> pg_backend_pid()"
                                + " AND datname = current_database()")) {
            end.setString(1, session);
            end.execute();
        }
    }

    private static boolean locked(Connection fresh) throws SQLException {
        try (PreparedStatement lock = fresh.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, KEY);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String holder(Connection fresh) throws SQLException {
        try (PreparedStatement who =
                fresh.prepareStatement(
                        "SELECT host(a.client_addr) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                                + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
                                + " AND l.classid = ? AND l.objid = ?"
                                + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
            who.setLong(1, KEY >>> 32);
            who.setLong(2, KEY & 0xFFFFFFFFL);
            try (ResultSet row = who.executeQuery()) {
                String host = row.next() ? row.getString(1) : null;
                return host == null ? "" : " from " + host;
            }
        }
    }

    @Override
    public void close() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException e) {
                // The session is gone, which is what was wanted.
            }
        }
    }
}
