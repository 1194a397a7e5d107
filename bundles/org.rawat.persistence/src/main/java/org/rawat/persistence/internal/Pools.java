package org.rawat.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.rawat.persistence.api.DatabaseLocation;

/** Connections to the database: a pool for the application's role, single ones for the owner. */
public final class Pools {
    /** How long a statement may take before the server ends it. */
    private static final Duration STATEMENT = Duration.ofSeconds(15);

    private static final Duration LOCK = Duration.ofSeconds(10);
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(60);
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(3);

    private Pools() {}

    /** The pool under which Rawat works; made without a look at whether the database is there. */
    public static HikariDataSource app(DatabaseLocation location, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rawat");
        config.setDataSource(appSource(location));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setAutoCommit(true);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static DataSource appSource(DatabaseLocation location) {
        PGSimpleDataSource source =
                source(location.jdbcUrl(), location.appUser(), location.appPassword());
        source.setOptions(
                "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
                        .formatted(
                                STATEMENT.toMillis(),
                                LOCK.toMillis(),
                                IDLE_IN_TRANSACTION.toMillis()));
        // Strings go untyped, so that the column decides: jsonb, ranges and enums take them.
        source.setStringType("unspecified");
        // A server that hangs without closing its sockets must not hold a request for ever.
        source.setSocketTimeout((int) STATEMENT.plusSeconds(5).toSeconds());
        return source;
    }

    /** For migrations, which may take their time. */
    public static DataSource owner(DatabaseLocation location) {
        return source(location.jdbcUrl(), location.ownerUser(), location.ownerPassword());
    }

    static PGSimpleDataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("rawat");
        source.setConnectTimeout((int) WAIT_FOR_CONNECTION.toSeconds());
        source.setLoginTimeout((int) WAIT_FOR_CONNECTION.toSeconds());
        source.setTcpKeepAlive(true);
        return source;
    }
}
