package org.rawat.persistence.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * What Flyway wrote down of one schema, read without Flyway. It only says whether there is nothing
 * at all to do; whatever differs is left to Flyway to judge.
 */
final class History {
    private static final String TABLE = ".flyway_schema_history";

    private final DataSource owner;
    private final String table;
    private final String schema;
    private final String appRole;

    History(DataSource owner, String schema, String appRole) {
        this.owner = owner;
        this.schema = schema;
        this.table = Migrations.quoted(schema) + TABLE;
        this.appRole = appRole;
    }

    /** Whether these scripts have run, as they are, no others, and the privileges are as meant. */
    boolean isOf(List<URL> scripts) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            return privileges(connection) && rowsAreOf(scripts, connection);
        }
    }

    /** The application's role may use the schema and may not change this table, if it is there. */
    private boolean privileges(Connection connection) throws SQLException {
        try (PreparedStatement asked =
                connection.prepareStatement(
                        "SELECT CASE WHEN to_regclass(?) IS NULL THEN false"
                                + " ELSE has_schema_privilege(?, ?, 'USAGE')"
                                + " AND NOT has_table_privilege(?, ?, 'INSERT, UPDATE, DELETE, TRUNCATE')"
                                + " END")) {
            asked.setString(1, table);
            asked.setString(2, appRole);
            asked.setString(3, schema);
            asked.setString(4, appRole);
            asked.setString(5, table);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private boolean rowsAreOf(List<URL> scripts, Connection connection) throws SQLException {
        Map<String, Integer> expected = new HashMap<>();
        for (URL script : scripts) {
            expected.put(name(script), checksum(script));
        }
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT version, description, type, checksum, script, success FROM "
                                        + table)) {
            while (row.next()) {
                String script = row.getString("script");
                Integer checksum = expected.remove(script);
                if (checksum == null || !matches(row, script, checksum)) {
                    return false;
                }
            }
        }
        return expected.isEmpty();
    }

    private static boolean matches(ResultSet row, String script, int checksum) throws SQLException {
        String name = row.getString("version") + "__" + row.getString("description");
        return row.getBoolean("success")
                && "SQL".equals(row.getString("type"))
                && script.equals("V" + name.replace(' ', '_') + ".sql")
                && checksum == row.getInt("checksum")
                && !row.wasNull();
    }

    static String name(URL script) {
        String path = script.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** As Flyway counts it: the lines without their ends, and without a byte order mark. */
    private static int checksum(URL script) {
        CRC32 crc = new CRC32();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(script.openStream(), StandardCharsets.UTF_8))) {
            boolean first = true;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String counted = first && line.startsWith("\uFEFF") ? line.substring(1) : line;
                crc.update(counted.getBytes(StandardCharsets.UTF_8));
                first = false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) crc.getValue();
    }
}
