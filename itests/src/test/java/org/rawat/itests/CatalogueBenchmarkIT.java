package org.rawat.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.PersonId;
import org.rawat.api.Role;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.api.ImportReport;
import org.rawat.catalogue.internal.CatalogueService;
import org.rawat.catalogue.internal.MedicineSources;
import org.rawat.sdk.testkit.TestDatabase;

/**
 * A clinic's list of 25,000 rows through the import, beside COPY of the same rows into a table of
 * the same shape and indexes; the type-ahead over 200,000 products with 20 clients who type letter
 * by letter and err in every fifth name, beside the trigram index of PostgreSQL on the same rows.
 */
@Tag("benchmark")
class CatalogueBenchmarkIT {
    private static final int ROWS = 25_000;
    private static final int PRODUCTS = 200_000;
    private static final int CLIENTS = 20;
    private static final int SECONDS = 10;
    private static final String[] BEGIN = {
        "am", "be", "ce", "clo", "da", "eri", "flu", "ga", "hi", "imi", "ket", "lo", "me", "nor",
        "oxa", "pro", "qui", "ri", "sul", "te", "ur", "va", "xi", "zol"
    };
    private static final String[] MIDDLE = {
        "ba", "ci", "do", "fe", "ga", "li", "mo", "nu", "pra", "ri", "sta", "ti", "vo", "xa", "ze"
    };
    private static final String[] END = {
        "cillin", "mycin", "statin", "pril", "sartan", "olol", "azole", "idine", "oxacin", "amide"
    };
    private static final String[] FORMS = {"tablet", "kapsul", "sirup", "injeksi"};

    private final Random random = new Random(1);
    private final List<String> names = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    @Test
    void importAndTypeAhead() throws Exception {
        for (int from = 0; from < PRODUCTS; from += ROWS) {
            files.add(rows(from));
        }
        try (TestDatabase database = TestDatabase.with("catalogue")) {
            MedicineSources sources = new MedicineSources(database.clock());
            CatalogueService catalogue =
                    new CatalogueService(
                            database.entityManager("catalogue"),
                            database.unitOfWork(),
                            database.audit(),
                            database.events(),
                            sources,
                            database.clock());
            try {
                Archive.until(
                        Duration.ofSeconds(30),
                        "the seed to be found",
                        () -> finds(catalogue, "paracetamol"));
                imports(database, catalogue);
                typeAhead(database, catalogue);
            } finally {
                catalogue.stop();
                sources.close();
            }
        }
    }

    private void imports(TestDatabase database, CatalogueService catalogue) throws Exception {
        double copied = 0;
        for (int i = 0; i < files.size(); i++) {
            copied = copy(database, files.get(i), i == 0);
        }
        double loaded = 0;
        for (String rows : files) {
            long begin = System.nanoTime();
            ImportReport report = catalogue.importFile(STAFF, file(rows), key());
            loaded = (System.nanoTime() - begin) / 1e9;
            assertThat(report.inserted()).isEqualTo(ROWS);
        }
        long begin = System.nanoTime();
        ImportReport again = catalogue.importFile(STAFF, file(files.get(files.size() - 1)), key());
        double unchanged = (System.nanoTime() - begin) / 1e9;
        assertThat(again.changed() + again.inserted()).isZero();
        // The last of eight files: by then both are warm.
        print("import, rows a second", ROWS / loaded, "COPY", ROWS / copied);
        print(
                "import of a file that is known, rows a second",
                ROWS / unchanged,
                "COPY",
                ROWS / copied);
        System.out.printf(Locale.ROOT, "import of %d rows: %.2f s%n", ROWS, loaded);
        foundAfterwards(catalogue);
    }

    /**
     * How long after an import a row from its midst and its last one are found under their new
     * name. By codes whose number begins no other's: {@code b0} is also a word with b and a number
     * with 0.
     */
    private void foundAfterwards(CatalogueService catalogue) {
        String renamed = files.get(0).replaceAll("(?m)^(B[0-9]+),", "$1,re");
        catalogue.importFile(STAFF, file(renamed), key());
        long end = System.nanoTime();
        for (String code : List.of("b" + ROWS * 4 / 5, "b" + (ROWS - 1))) {
            Archive.until(
                    Duration.ofMinutes(2),
                    "what was imported to be found",
                    () ->
                            catalogue.search(STAFF, code, 1).stream()
                                    .anyMatch(hit -> hit.name().startsWith("re")));
        }
        System.out.printf(
                Locale.ROOT,
                "%d changed rows of %d products found %.2f s after their import%n",
                ROWS,
                PRODUCTS,
                (System.nanoTime() - end) / 1e9);
        catalogue.importFile(STAFF, file(files.get(0)), key());
    }

    private static void print(String what, double value, String other, double baseline) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f; %s %.0f, ratio %.4f%n",
                what,
                value,
                other,
                baseline,
                value / baseline);
    }

    private static double copy(TestDatabase database, String rows, boolean first)
            throws SQLException, IOException {
        StringBuilder lines = new StringBuilder();
        for (String row : rows.split("\n")) {
            String[] cell = row.split(",");
            lines.append(UUID.randomUUID()).append("\t0\turn:copy\t").append(cell[0]);
            for (int i = 1; i < 6; i++) {
                lines.append('\t').append(cell[i]);
            }
            lines.append("\tNONE\t").append(cell[6]).append("00\tIDR\t\\N\t\tACTIVE\t\\N\tclinic");
            lines.append("\tf\t2026-01-01\t2026-01-01\t\n");
        }
        try (Connection connection = database.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (first) {
                statement.execute(
                        "CREATE TABLE public.copied (LIKE catalogue.products INCLUDING ALL)");
            }
            long begin = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY public.copied (id, version, code_system, code, name, form,"
                                    + " strength, unit, category, controlled, price_minor,"
                                    + " price_currency, stock, synonyms, status, successor_id,"
                                    + " source, edited, created_at, changed_at, ingredients)"
                                    + " FROM STDIN",
                            new StringReader(lines.toString()));
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private void typeAhead(TestDatabase database, CatalogueService catalogue) throws Exception {
        // By its code, which no other product has: before, the index is still being built.
        String last = "b" + (PRODUCTS - 1);
        Archive.until(
                Duration.ofMinutes(2),
                "the last product to be found",
                () ->
                        catalogue.search(STAFF, last, 1).stream()
                                .anyMatch(hit -> hit.code().equalsIgnoreCase(last)));
        try (Connection connection = database.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_trgm");
            statement.execute(
                    "CREATE INDEX copied_trigrams ON public.copied USING gin (lower(name)"
                            + " gin_trgm_ops)");
            statement.execute("ANALYZE public.copied");
            statement.execute("GRANT SELECT ON public.copied TO PUBLIC");
        }
        Load.Figures trigrams =
                Load.run("pg_trgm", SECONDS, clients(typed -> trigram(database, typed)));
        Load.run(
                        "type-ahead, " + PRODUCTS + " products, " + CLIENTS + " clients",
                        SECONDS,
                        clients(typed -> catalogue.search(STAFF, typed, 10)))
                .beside(trigrams);
        recall(database, catalogue);
    }

    private void recall(TestDatabase database, CatalogueService catalogue) {
        int found = 0;
        int trigrams = 0;
        for (int i = 0; i < 1000; i++) {
            String name = names.get(random.nextInt(names.size()));
            String typed = err(random, name);
            found +=
                    catalogue.search(STAFF, typed, 5).stream()
                                    .anyMatch(hit -> hit.name().equals(name))
                            ? 1
                            : 0;
            trigrams += i < 200 && trigram(database, typed).contains(name) ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "a typing error forgiven among the first five: %.1f %%; pg_trgm, first ten %.1f %%%n",
                found / 10.0,
                trigrams / 2.0);
    }

    private interface Typing {
        void ask(String typed);
    }

    /** Each types a name letter by letter, then the next; every fifth holds an error. */
    private List<Runnable> clients(Typing typing) {
        List<Runnable> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random own = new Random(i);
            clients.add(
                    new Runnable() {
                        private String typed = "";
                        private int end;
                        private int count;

                        @Override
                        public void run() {
                            if (end == typed.length()) {
                                String name = names.get(own.nextInt(names.size()));
                                typed = ++count % 5 == 0 ? err(own, name) : name;
                                end = 0;
                            }
                            typing.ask(typed.substring(0, ++end));
                        }
                    });
        }
        return clients;
    }

    private static List<String> trigram(TestDatabase database, String typed) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                SELECT name FROM (
                                  SELECT name, 2.0 AS rank FROM public.copied
                                   WHERE lower(name) LIKE ? || '%' LIMIT 10) prefix
                                UNION ALL
                                SELECT name FROM (
                                  SELECT name FROM public.copied WHERE lower(name) % ?
                                   ORDER BY similarity(lower(name), ?) DESC LIMIT 10) near
                                LIMIT 10
                                """)) {
            statement.setString(1, typed);
            statement.setString(2, typed);
            statement.setString(3, typed);
            List<String> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One letter left out, doubled, exchanged with its neighbour, or another one. */
    private static String err(Random random, String name) {
        int at = random.nextInt(name.length() - 1);
        StringBuilder typed = new StringBuilder(name);
        switch (random.nextInt(4)) {
            case 0 -> typed.deleteCharAt(at);
            case 1 -> typed.insert(at, name.charAt(at));
            case 2 -> {
                typed.setCharAt(at, name.charAt(at + 1));
                typed.setCharAt(at + 1, name.charAt(at));
            }
            default -> typed.setCharAt(at, (char) ('a' + random.nextInt(26)));
        }
        return typed.toString();
    }

    private static boolean finds(CatalogueService catalogue, String text) {
        try {
            return catalogue.search(STAFF, text, 1).stream()
                    .anyMatch(hit -> hit.name().equalsIgnoreCase(text));
        } catch (org.rawat.api.ProblemException starting) {
            return false;
        }
    }

    private String rows(int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + ROWS; i++) {
            StringBuilder name = new StringBuilder(BEGIN[random.nextInt(BEGIN.length)]);
            for (int middle = random.nextInt(3) + 2; middle > 0; middle--) {
                name.append(MIDDLE[random.nextInt(MIDDLE.length)]);
            }
            name.append(END[random.nextInt(END.length)]);
            names.add(name.toString());
            text.append("B").append(i).append(',').append(name);
            text.append(',').append(FORMS[random.nextInt(FORMS.length)]);
            text.append(',').append((random.nextInt(100) + 1) * 5).append(" mg,unit,skin,");
            text.append(random.nextInt(100_000)).append('\n');
        }
        return text.toString();
    }

    private static ImportProducts file(String rows) {
        String text = "code,name,form,strength,unit,category,price\n" + rows;
        return new ImportProducts(
                "list.csv", text.getBytes(StandardCharsets.UTF_8), "urn:benchmark", null);
    }

    private static ClientKey key() {
        return new ClientKey(UUID.randomUUID());
    }

    private static final Actor STAFF = staff();

    private static Actor staff() {
        UUID id = UUID.randomUUID();
        return new Actor(
                Actor.Kind.ACCOUNT,
                id.toString(),
                new AccountId(id),
                new PersonId(id),
                Set.of(Role.STAFF),
                Set.of(),
                Locale.forLanguageTag("id"),
                ZoneId.of("Asia/Jakarta"));
    }
}
