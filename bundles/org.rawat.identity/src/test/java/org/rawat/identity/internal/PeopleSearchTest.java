package org.rawat.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rawat.api.Actor;
import org.rawat.api.Role;
import org.rawat.identity.api.Person;
import org.rawat.identity.internal.store.DirectoryStore;

/** Looking for somebody among a hundred thousand. */
class PeopleSearchTest {
    private static final int ROWS = 25;

    private static Clinic clinic;
    private static Actor joko;
    private static Actor dewi;
    private static Directory directory;

    @BeforeAll
    static void aLargeClinic() throws SQLException {
        clinic = new Clinic();
        joko = Sessions.actorOf(clinic.account("Joko", "joko@example.org", Role.STAFF));
        dewi = Sessions.actorOf(clinic.account("Dewi", "dewi@example.org", Role.ADMINISTRATOR));
        directory =
                new Directory(
                        new DirectoryStore(clinic.db.entityManager("identity")),
                        clinic.db.unitOfWork());
        try (Connection connection = clinic.db.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into identity.people"
                            + " (id, version, name, sex, allergies, phone, created_at)"
                            + " select gen_random_uuid(), 1, 'Orang ' || md5(i::text), 'UNKNOWN',"
                            + " '', '+62812' || lpad(i::text, 7, '0'), now()"
                            + " from generate_series(1, 100000) i");
            statement.execute(
                    "insert into identity.accounts (id, version, person_id, email, password_hash,"
                            + " locale, zone, disabled, created_at)"
                            + " select gen_random_uuid(), 1, p.id, substr(p.name, 7) ||"
                            + " '@example.net', '$argon2id$', 'id', 'Asia/Jakarta', false, now()"
                            + " from identity.people p where p.phone not like '%1'");
            statement.execute(
                    "insert into identity.account_roles select id, 'PATIENT'"
                            + " from identity.accounts where email like '%@example.net'");
            statement.execute("analyze identity.people, identity.accounts, identity.account_roles");
        }
    }

    @AfterAll
    static void close() {
        clinic.close();
    }

    @ParameterizedTest
    @CsvSource({
        "b52340b4de4566b804c9880aa0b4af5f, 1",
        "8120004711, 1",
        "0812-000-4711, 1",
        "+62 812 0004711, 1",
        "nobody at all, 0",
        "100%, 0",
    })
    void aRareTextReadsFewRows(String text, int found) {
        assertThat(rowsReadFor(text, found, 0)).isLessThan(200);
    }

    @Test
    void anAddressOfAnAccountIsFoundByItsMiddleReadingFewRows() {
        String middle =
                clinic.people.search(joko, "08120004715", "", 1).items().stream()
                        .map(Person::name)
                        .map(name -> name.substring(12, 30).toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElseThrow();

        assertThat(rowsReadFor(middle + "8c", 0, 0)).isLessThan(200);
        assertThat(rowsReadFor(middle, 1, 1)).isLessThan(200);
    }

    @Test
    void aTextThatManyHoldReadsAboutAPage() {
        for (String text : Stream.of("", "o", "or", "a").toList()) {
            assertThat(rowsReadFor(text, ROWS, ROWS)).as(text).isLessThan(1_000);
        }
    }

    /** Searches as staff and as an administrator; answers how many rows both read at most. */
    private static long rowsReadFor(String text, int found, int foundByAdministrator) {
        return clinic.db
                .unitOfWork()
                .call(
                        () -> {
                            long before = rowsReadByNow();
                            assertThat(clinic.people.search(joko, text, "", ROWS).items())
                                    .hasSize(found);
                            assertThat(directory.search(dewi, text, null, "", ROWS).items())
                                    .hasSizeGreaterThanOrEqualTo(foundByAdministrator);
                            return rowsReadByNow() - before;
                        });
    }

    private static long rowsReadByNow() {
        Connection connection = clinic.db.entityManager("identity").unwrap(Connection.class);
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))"
                                        + " from pg_stat_xact_user_tables"
                                        + " where schemaname = 'identity'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
