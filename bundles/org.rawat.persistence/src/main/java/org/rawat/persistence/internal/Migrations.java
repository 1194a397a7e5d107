package org.rawat.persistence.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Brings a function's schema to the version of its scripts, as the owner of the schemas. */
public final class Migrations {
    private final DataSource owner;
    private final String appRole;

    public Migrations(DataSource owner, String appRole) {
        this.owner = owner;
        this.appRole = appRole;
    }

    /**
     * Makes the schema when it is missing, lets the application's role use what will be in it, and
     * runs the scripts that have not run yet. May be repeated: when the history says of every
     * script what Flyway would say, Flyway is not asked, which is most of a start.
     *
     * @param schema the schema, which has a history of its own
     * @param scripts {@code V<version>__<what>.sql}; {@code ${app_role}} in them is the role under
     *     which Rawat works
     */
    public void run(String schema, List<URL> scripts) throws SQLException {
        if (new History(owner, schema, appRole).isOf(scripts)) {
            return;
        }
        prepare(schema);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader flyways = Flyway.class.getClassLoader();
        // Flyway finds its own plugins through the context class loader.
        thread.setContextClassLoader(flyways);
        try {
            Flyway.configure(flyways)
                    .dataSource(owner)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .createSchemas(false)
                    .placeholders(Map.of("app_role", appRole))
                    .resourceProvider(new Scripts(scripts))
                    .javaMigrationClassProvider(List::of)
                    .failOnMissingLocations(false)
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } finally {
            thread.setContextClassLoader(before);
        }
        execute(
                "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "
                        + quoted(schema)
                        + ".flyway_schema_history FROM "
                        + quoted(appRole));
    }

    private void prepare(String schema) throws SQLException {
        String name = quoted(schema);
        String role = quoted(appRole);
        String inSchema = "ALTER DEFAULT PRIVILEGES IN SCHEMA " + name + " GRANT ";
        execute(
                "CREATE SCHEMA IF NOT EXISTS " + name,
                "GRANT USAGE ON SCHEMA " + name + " TO " + role,
                inSchema + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + role,
                inSchema + "USAGE, SELECT ON SEQUENCES TO " + role);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The scripts of one function, wherever they lie. */
    private record Scripts(List<URL> urls) implements ResourceProvider {
        @Override
        public @org.jspecify.annotations.Nullable LoadableResource getResource(String name) {
            return urls.stream()
                    .map(Script::new)
                    .filter(script -> script.getFilename().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return urls.stream()
                    .map(Script::new)
                    .filter(script -> script.hasName(prefix, suffixes))
                    .map(script -> (LoadableResource) script)
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final URL url;

        Script(URL url) {
            this.url = url;
        }

        boolean hasName(String prefix, String[] suffixes) {
            String name = getFilename();
            return name.startsWith(prefix) && List.of(suffixes).stream().anyMatch(name::endsWith);
        }

        @Override
        public Reader read() {
            try {
                return new InputStreamReader(url.openStream(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return url.getPath();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return url.getPath();
        }

        @Override
        public String getFilename() {
            return History.name(url);
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}
