package org.rawat.appointments.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.rawat.sdk.testkit.TestDatabase;

/** What stands in the tables, past the code. */
final class TestSql {
    private TestSql() {}

    static void empty(TestDatabase db) throws SQLException {
        try (Connection connection = db.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE appointments.schedules, appointments.schedule_hours,"
                            + " appointments.schedule_exceptions, appointments.holds,"
                            + " appointments.appointments");
        }
    }

    static long count(TestDatabase db, String table) throws SQLException {
        return number(db, "SELECT count(*) FROM appointments." + table);
    }

    static long number(TestDatabase db, String sql) throws SQLException {
        try (Connection connection = db.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
