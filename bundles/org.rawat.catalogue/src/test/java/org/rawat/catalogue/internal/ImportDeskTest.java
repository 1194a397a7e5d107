package org.rawat.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.FieldProblem;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.catalogue.api.ImportId;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.api.ImportReport;
import org.rawat.catalogue.internal.ImportState.Phase;
import org.rawat.sdk.testkit.TestDatabase;

class ImportDeskTest {
    private static final Actor STAFF = actor(Role.STAFF);
    private static final String HEADER = "code,name,form,unit,category\n";

    private static TestDatabase db;
    private static MedicineSources sources;
    private static CatalogueService catalogue;

    @BeforeAll
    static void start() {
        db = TestDatabase.with("catalogue");
        sources = new MedicineSources(db.clock());
        catalogue = service();
        await(() -> catalogue.index().built());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        catalogue.stop();
        sources.close();
        db.close();
    }

    @Test
    void columnsAreShownWithTheirFirstRowsAndMappedByThePersonWhoKnowsThem() {
        String text =
                "Kolom A;Nama Obat;X;Y;Z\nM1;Mapol;tablet;strip;skin\nM2;Mapil;krim;tube;skin\n";
        ImportId id = desk().keep(STAFF, file(text), key());
        ImportState state = desk().state(STAFF, id);
        assertThat(state.phase()).isEqualTo(Phase.MAPPING);
        assertThat(state.columns())
                .extracting(ImportState.FileColumn::field)
                .containsExactly("ignore", "name", "ignore", "ignore", "ignore");
        assertThat(state.columns().get(0).header()).isEqualTo("Kolom A");
        assertThat(state.columns().get(0).samples()).containsExactly("M1", "M2");
        invalid("columns", () -> desk().start(STAFF, id, List.of("code", "name")));
        invalid("columns.1.field", () -> desk().start(STAFF, id, List.of("code", "code")));
        invalid("columns.0.field", () -> desk().start(STAFF, id, List.of("nonsense")));
        invalid(
                "columns.5.field",
                () ->
                        desk().start(
                                        STAFF,
                                        id,
                                        List.of(
                                                "code",
                                                "name",
                                                "form",
                                                "unit",
                                                "category",
                                                "price")));
        ImportReport report = done(id, "code", "name", "form", "unit", "category");
        assertThat(report.inserted()).isEqualTo(2);
        assertThat(report.ignoredColumns()).isEmpty();

        ImportId again = desk().keep(STAFF, file(text), key());
        assertThat(desk().state(STAFF, again).columns())
                .extracting(ImportState.FileColumn::field)
                .containsExactly("code", "name", "form", "unit", "category");
    }

    @Test
    void aFileIsKeptOnceForAKeyAndLoadedOnceHoweverOftenItIsStarted() throws Exception {
        ClientKey key = key();
        ImportProducts file = file(HEADER + rows("K", 3000));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        Set<ImportId> ids = new HashSet<>();
        for (Future<ImportId> one :
                threads.invokeAll(repeated(6, () -> desk().keep(STAFF, file, key)))) {
            ids.add(one.get());
        }
        assertThat(ids).hasSize(1);
        ImportId id = ids.iterator().next();
        List<String> fields = List.of("code", "name", "form", "unit", "category");
        for (Future<ImportState> one :
                threads.invokeAll(repeated(6, () -> desk().start(STAFF, id, fields)))) {
            one.get();
        }
        threads.shutdown();
        await(() -> desk().state(STAFF, id).phase() == Phase.DONE);
        assertThat(desk().state(STAFF, id).report().inserted()).isEqualTo(3000);
        assertThat(desk().start(STAFF, id, fields).report().inserted()).isEqualTo(3000);
        assertThat(desk().keep(STAFF, file, key)).isEqualTo(id);
        assertThat(
                        db.audit().entries().stream()
                                .filter(entry -> id.toString().equals(entry.objectId())))
                .hasSize(1);
    }

    @Test
    void progressNeverGoesBackAndEndsInAReport() {
        ImportId id = desk().keep(STAFF, file(HEADER + rows("P", 20_000)), key());
        desk().start(STAFF, id, List.of("code", "name", "form", "unit", "category"));
        int before = 0;
        Set<Phase> seen = new HashSet<>();
        for (ImportState now = desk().state(STAFF, id);
                now.phase() != Phase.DONE;
                now = desk().state(STAFF, id)) {
            assertThat(now.problem()).isNull();
            assertThat(now.percent()).isBetween(before, 100);
            before = now.percent();
            seen.add(now.phase());
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(seen).contains(Phase.READING).doesNotContain(Phase.MAPPING);
    }

    @Test
    void twoImportsAtOnceNeitherLoseNorDoubleARow() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<ImportReport>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            // The same codes in another order: without taking turns these wait for each other.
            List<String> lines = new ArrayList<>(List.of(rows("T", 4000).split("\n")));
            if (i % 2 == 1) {
                java.util.Collections.reverse(lines);
            }
            String text = HEADER + String.join("\n", lines).replace("Produk", "Produk" + i);
            both.add(() -> catalogue.importFile(STAFF, file(text), key()));
        }
        int inserted = 0;
        int changed = 0;
        for (Future<ImportReport> one : threads.invokeAll(both)) {
            inserted += one.get().inserted();
            changed += one.get().changed();
        }
        threads.shutdown();
        assertThat(inserted).isEqualTo(4000);
        assertThat(changed).isEqualTo(12_000);
    }

    @Test
    void whatEndsInTheMiddleHasChangedNothingAndCanBeStartedAgain() throws Exception {
        ImportProducts file = file(HEADER + rows("E", 30_000));
        List<String> fields = List.of("code", "name", "form", "unit", "category");
        CatalogueService ending = service();
        await(() -> ending.index().built());
        ImportId id = ending.desk().keep(STAFF, file, key());
        ending.desk().start(STAFF, id, fields);
        await(() -> ending.desk().state(STAFF, id).percent() > 0 || isDone(ending, id));
        ending.stop();
        long left = count("E");
        assertThat(left).isIn(0L, 30_000L);
        ImportState after = desk().state(STAFF, id);
        assertThat(after.phase()).isEqualTo(left == 0 ? Phase.MAPPING : Phase.DONE);
        assertThat(after.problem())
                .isEqualTo(left == 0 ? FieldProblem.of("file", "file-interrupted") : null);
        desk().start(STAFF, id, fields);
        await(() -> desk().state(STAFF, id).phase() == Phase.DONE);
        assertThat(count("E")).isEqualTo(30_000);
        assertThat(desk().state(STAFF, id).report().inserted()).isEqualTo(30_000);
    }

    @Test
    void anErrorInTheMiddleOfReadingLeavesNothing() {
        ImportProducts file = file(HEADER + rows("H", 9000));
        assertThatThrownBy(
                        () ->
                                new Imports(
                                                new org.rawat.catalogue.internal.store.ImportStore(
                                                        db.entityManager("catalogue")),
                                                new org.rawat.catalogue.internal.store.BulkStore(
                                                        db.entityManager("catalogue"), db.clock()),
                                                new org.rawat.catalogue.internal.store
                                                        .CategoryStore(
                                                        db.entityManager("catalogue")),
                                                db.unitOfWork(),
                                                catalogue.index(),
                                                catalogue.controlled(),
                                                db.audit(),
                                                db.events(),
                                                db.clock())
                                        .load(
                                                new Imports.Job(
                                                        ImportId.next(db.clock()),
                                                        STAFF,
                                                        key(),
                                                        file,
                                                        org.rawat.catalogue.internal.load
                                                                .ProductReader.of(file.content())
                                                                .complete(),
                                                        percent -> {
                                                            if (percent > 60) {
                                                                throw new IllegalStateException(
                                                                        "pulled the plug");
                                                            }
                                                        })))
                .hasMessageContaining("pulled the plug");
        assertThat(count("H")).isZero();
    }

    @Test
    void aFileOfTheWrongKindIsRefusedInOneSentence() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("list.csv"));
            out.write((HEADER + rows("W", 10)).getBytes(StandardCharsets.UTF_8));
        }
        invalid("file", () -> desk().keep(STAFF, bytes(zip.toByteArray()), key()));
        invalid("file", () -> desk().keep(STAFF, bytes(new byte[0]), key()));
        byte[] noMark = HEADER.getBytes(StandardCharsets.UTF_16LE);
        invalid("file", () -> desk().keep(STAFF, bytes(noMark), key()));
    }

    @Test
    void aLineOfTenMegabytesAndNulsSpoilTheirRowOnly() {
        String text =
                HEADER
                        + "L1,Good,tablet,tablet,skin\n"
                        + "L2,\""
                        + "x".repeat(10_000_000)
                        + "\n"
                        + "L3,Nul\0,tablet,tablet,skin\n"
                        + "L4,Good,tablet,tablet,skin\n";
        ImportReport report = catalogue.importFile(STAFF, file(text), key());
        assertThat(report.inserted()).isEqualTo(2);
        assertThat(report.broken())
                .extracting(row -> row.line() + " " + row.problems().get(0).code())
                .containsExactly("3 row-too-long", "4 characters");
        invalid("file", () -> desk().keep(STAFF, file("x".repeat(10_000_000)), key()));
        invalid("file", () -> desk().keep(STAFF, file("just some words\nand more"), key()));
    }

    @Test
    void manyBrokenRowsAreCountedAndTheFirstThousandNamed() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 5000; i++) {
            text.append("B").append(i).append(",,tablet,tablet,").append(i % 2 == 0 ? "skin" : "?");
            text.append('\n');
        }
        ImportReport report = catalogue.importFile(STAFF, file(text.toString()), key());
        assertThat(report.brokenRows()).isEqualTo(5000);
        assertThat(report.broken()).hasSize(1000);
        assertThat(report.broken().get(999).line()).isEqualTo(1001);
        assertThat(catalogue.report(STAFF, report.id()).broken()).isEqualTo(report.broken());
    }

    @Test
    void theSameCodeOfTwoSystemsIsTwoProducts() {
        String text =
                "kode,sistem kode,nama,bentuk,satuan,kategori,golongan\n"
                        + "93000001,http://sys-ids.kemkes.go.id/kfa,Satu,tablet,tablet,skin,\n"
                        + "93000001,urn:other,Dua,tablet,tablet,skin,psikotropika\n"
                        + "93000001,,Tiga,tablet,tablet,skin,\n"
                        + "93000001,urn:other,Empat,tablet,tablet,skin,\n";
        ImportReport report = catalogue.importFile(STAFF, file(text), key());
        assertThat(report.inserted()).isEqualTo(3);
        assertThat(report.broken())
                .extracting(row -> row.line() + " " + row.problems().get(0).code())
                .containsExactly("5 code-repeated");
    }

    @Test
    void whoMayNotChangeTheCatalogueSeesNothingOfIt() {
        Actor doctor = actor(Role.DOCTOR);
        ImportId id = desk().keep(STAFF, file(HEADER + rows("F", 1)), key());
        kind(ProblemKind.FORBIDDEN, () -> desk().keep(doctor, file(HEADER), key()));
        kind(ProblemKind.FORBIDDEN, () -> desk().state(doctor, id));
        kind(ProblemKind.FORBIDDEN, () -> desk().start(doctor, id, List.of()));
        ImportId nobody = ImportId.next(db.clock());
        kind(ProblemKind.NOT_FOUND, () -> desk().state(STAFF, nobody));
        kind(ProblemKind.NOT_FOUND, () -> desk().start(STAFF, nobody, List.of()));
    }

    private static ImportReport done(ImportId id, String... fields) {
        desk().start(STAFF, id, List.of(fields));
        await(() -> desk().state(STAFF, id).phase() == Phase.DONE);
        return desk().state(STAFF, id).report();
    }

    private static boolean isDone(CatalogueService service, ImportId id) {
        return service.desk().state(STAFF, id).phase() == Phase.DONE;
    }

    private static ImportDesk desk() {
        return catalogue.desk();
    }

    private static CatalogueService service() {
        return new CatalogueService(
                db.entityManager("catalogue"),
                db.unitOfWork(),
                db.audit(),
                db.events(),
                sources,
                db.clock());
    }

    private static long count(String prefix) {
        try (var connection = db.dataSource().getConnection();
                var statement =
                        connection.prepareStatement(
                                "SELECT count(*) FROM catalogue.products WHERE code LIKE ?")) {
            statement.setString(1, prefix + "-%");
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> List<Callable<T>> repeated(int times, Callable<T> work) {
        return IntStream.range(0, times).mapToObj(i -> work).toList();
    }

    private static String rows(String prefix, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(prefix).append('-').append(i).append(",Produk ").append(i);
            text.append(",tablet,tablet,skin\n");
        }
        return text.toString();
    }

    private static ImportProducts file(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportProducts bytes(byte[] content) {
        return new ImportProducts("list.csv", content, "urn:test", null);
    }

    private static ClientKey key() {
        return new ClientKey(UUID.randomUUID());
    }

    private static Actor actor(Role role) {
        UUID id = UUID.randomUUID();
        return new Actor(
                Actor.Kind.ACCOUNT,
                id.toString(),
                new AccountId(id),
                new PersonId(id),
                Set.of(role),
                Set.of(),
                Locale.forLanguageTag("id"),
                ZoneId.of("Asia/Jakarta"));
    }

    private static void invalid(String field, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> assertThat(p.fields().get(0).field()).isEqualTo(field));
    }

    private static void kind(ProblemKind kind, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.kind()).isEqualTo(kind));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("deadline").isBefore(until);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
