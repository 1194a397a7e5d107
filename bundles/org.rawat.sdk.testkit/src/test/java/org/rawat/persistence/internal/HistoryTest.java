package org.rawat.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rawat.sdk.testkit.TestDatabase;

/** When Flyway is not asked; what it wrote itself is the measure. */
class HistoryTest {
    private static final String SCHEMA = "history";

    @TempDir private Path folder;
    private TestDatabase db;
    private DataSource owner;
    private String app;
    private URL first;
    private URL second;

    @BeforeEach
    void aSchemaWithTwoScripts() throws Exception {
        db = TestDatabase.with();
        owner = Pools.owner(db.location());
        app = db.location().appUser();
        // Whatever editors do to a script: byte order marks, ends of lines, letters beyond ASCII.
        first = script("V1__a_first_table.sql", "\uFEFFCREATE TABLE one (a int);\r\n-- é ꦲ\r\n");
        second = script("V2.1__next.sql", "\nCREATE TABLE two (\n    a int\n)");
        new Migrations(owner, app).run(SCHEMA, List.of(first, second));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aSchemaIsCurrentWhenEveryScriptHasRunAsItIs() throws Exception {
        assertThat(isOf(first, second)).isTrue();
        assertThat(isOf(second, first)).isTrue();
    }

    @Test
    void aSchemaThatIsNotThereIsNotCurrent() throws Exception {
        assertThat(new History(owner, "absent", app).isOf(List.of())).isFalse();
    }

    @Test
    void aScriptMoreOrLessIsForFlywayToJudge() throws Exception {
        URL third = script("V3__third.sql", "CREATE TABLE three (a int)");

        assertThat(isOf(first, second, third)).isFalse();
        assertThat(isOf(first)).isFalse();

        new Migrations(owner, app).run(SCHEMA, List.of(first, second, third));
        assertThat(isOf(first, second, third)).isTrue();
    }

    @Test
    void aScriptThatWasChangedAfterwardsIsRefusedAsBefore() throws Exception {
        script("V2.1__next.sql", "\nCREATE TABLE two (\n    b int\n)");

        assertThat(isOf(first, second)).isFalse();
        assertThatThrownBy(() -> new Migrations(owner, app).run(SCHEMA, List.of(first, second)))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("checksum mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE history.flyway_schema_history SET success = false WHERE version = '1'",
                "UPDATE history.flyway_schema_history SET checksum = NULL WHERE version = '1'",
                "UPDATE history.flyway_schema_history SET version = '7' WHERE version = '1'",
                "UPDATE history.flyway_schema_history SET description = 'x' WHERE version = '1'",
                "UPDATE history.flyway_schema_history SET type = 'BASELINE' WHERE version = '1'",
                "DELETE FROM history.flyway_schema_history WHERE version = '1'",
            })
    void aHistoryThatSomebodyTouchedIsForFlywayToJudge(String touch) throws Exception {
        execute(touch);

        assertThat(isOf(first, second)).isFalse();
    }

    @Test
    void privilegesThatAreNotAsMeantArePutRightAgain() throws Exception {
        execute("REVOKE USAGE ON SCHEMA history FROM " + app);
        assertThat(isOf(first, second)).isFalse();
        new Migrations(owner, app).run(SCHEMA, List.of(first, second));
        assertThat(isOf(first, second)).isTrue();

        execute("GRANT DELETE ON history.flyway_schema_history TO " + app);
        assertThat(isOf(first, second)).isFalse();
        new Migrations(owner, app).run(SCHEMA, List.of(first, second));
        assertThat(isOf(first, second)).isTrue();
    }

    private boolean isOf(URL... scripts) throws SQLException {
        return new History(owner, SCHEMA, app).isOf(List.of(scripts));
    }

    private URL script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toUri().toURL();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
