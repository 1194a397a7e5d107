package org.rawat.sdk.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.rawat.persistence.api.DatabaseLocation;

/** The one PostgreSQL of this JVM, started when first asked for and ended with the JVM. */
final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String OWNER = "rawat_owner";
    private static final String APP = "rawat_app";
    private static final String PASSWORD = "of-a-test";

    private TestServer() {}

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server =
                        EmbeddedPostgres.builder()
                                .setServerConfig("listen_addresses", "127.0.0.1")
                                .setServerConfig("max_connections", "100")
                                // Nothing of a test has to survive a power cut.
                                .setServerConfig("fsync", "off")
                                .setServerConfig("synchronous_commit", "off")
                                .setServerConfig("full_page_writes", "off")
                                .start();
                for (String role : new String[] {OWNER, APP}) {
                    execute(server, "CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes an empty database. */
    static DatabaseLocation newDatabase() {
        String name = "rawat_test_" + DATABASES.incrementAndGet();
        execute(Running.SERVER, "CREATE DATABASE " + name + " OWNER " + OWNER);
        return new DatabaseLocation(
                "jdbc:postgresql://127.0.0.1:" + Running.SERVER.getPort() + "/" + name,
                OWNER,
                PASSWORD,
                APP,
                PASSWORD);
    }

    static void drop(DatabaseLocation location) {
        String name = location.jdbcUrl().substring(location.jdbcUrl().lastIndexOf('/') + 1);
        execute(Running.SERVER, "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
