package org.rawat.persistence.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.rawat.persistence.api.DatabaseLocation;

/** Whether a database, above all one of the clinic's own, is as Rawat needs it. */
final class Suitability {
    private static final int OLDEST = 160000;

    private Suitability() {}

    static void require(DatabaseLocation location) throws CannotUse, SQLException {
        DataSource app =
                Pools.source(location.jdbcUrl(), location.appUser(), location.appPassword());
        try (Connection connection = app.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT current_setting('server_version_num')::integer,"
                                        + " current_setting('server_encoding'),"
                                        + " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"
                                        + " OR pg_has_role(current_user, "
                                        + literal(location.ownerUser())
                                        + ", 'MEMBER')"
                                        + " OR has_database_privilege(current_database(), 'CREATE')")) {
            row.next();
            if (row.getInt(1) < OLDEST) {
                throw new CannotUse(
                        "The PostgreSQL at %s is of version %d, Rawat needs %d or later."
                                .formatted(
                                        location.jdbcUrl(), row.getInt(1) / 10000, OLDEST / 10000),
                        "Upgrade it.");
            }
            if (!row.getString(2).equals("UTF8")) {
                throw new CannotUse(
                        "The database %s is encoded as %s, Rawat needs UTF8."
                                .formatted(location.jdbcUrl(), row.getString(2)),
                        "Create it with ENCODING 'UTF8'.");
            }
            if (row.getBoolean(3)) {
                throw new CannotUse(
                        "The role %s (etc/org.rawat.persistence.cfg, app.user) may change tables, so that audit records would not be safe from it."
                                .formatted(location.appUser()),
                        "Name a role that is no superuser, no member of the owner and may not create"
                                + " schemas.");
            }
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
