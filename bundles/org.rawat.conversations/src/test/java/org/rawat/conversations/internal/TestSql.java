package org.rawat.conversations.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.rawat.sdk.testkit.TestDatabase;

/** What stands in the tables, past the code. */
final class TestSql {
    private TestSql() {}

    static long number(TestDatabase db, String sql) throws SQLException {
        return Long.parseLong(rows(db.dataSource(), sql).get(0));
    }

    /** The first column. */
    static List<String> rows(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    static void run(DataSource source, String... sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String one : sql) {
                statement.execute(one);
            }
            connection.commit();
        }
    }
}
