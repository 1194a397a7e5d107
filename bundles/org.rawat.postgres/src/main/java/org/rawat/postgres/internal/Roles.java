package org.rawat.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;
import org.rawat.persistence.api.DatabaseLocation;

/** Rawat's two roles and its database inside the embedded server. */
final class Roles {
    private static final String OWNER = "rawat_owner";
    private static final String APP = "rawat_app";
    private static final String DATABASE = "rawat";

    private Roles() {}

    static boolean canSignIn(int port, Passwords passwords) {
        try (Connection connection = superuser(port, passwords)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes what is missing; may be repeated. */
    static DatabaseLocation prepare(int port, Passwords passwords) throws SQLException {
        try (Connection connection = superuser(port, passwords)) {
            role(connection, OWNER, passwords.owner());
            role(connection, APP, passwords.app());
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                execute(connection, "CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
                execute(connection, "REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
                execute(connection, "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + APP);
            }
        }
        return new DatabaseLocation(
                url(port, DATABASE), OWNER, passwords.owner(), APP, passwords.app());
    }

    private static void role(Connection connection, String name, String password)
            throws SQLException {
        boolean there = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
        // The password is of URL-safe base 64: nothing in it can end the literal.
        execute(
                connection,
                (there ? "ALTER ROLE " : "CREATE ROLE ")
                        + name
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '"
                        + password
                        + "'");
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection superuser(int port, Passwords passwords) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(port, "postgres"));
        source.setUser("postgres");
        source.setPassword(passwords.superuser());
        source.setConnectTimeout(3);
        source.setLoginTimeout(3);
        source.setSocketTimeout(30);
        return source.getConnection();
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
