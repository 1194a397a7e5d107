package org.rawat.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.api.AccountId;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Health;
import org.rawat.api.Page;
import org.rawat.api.PersonId;
import org.rawat.api.ProblemException;
import org.rawat.api.ProblemKind;
import org.rawat.api.Role;
import org.rawat.catalogue.api.CatalogueEvent;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ChangeProduct;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.ImportProducts;
import org.rawat.catalogue.api.ImportReport;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductFilter;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.catalogue.api.RetireProduct;
import org.rawat.catalogue.api.spi.SourceMedicine;
import org.rawat.sdk.testkit.TestDatabase;

class CatalogueServiceTest {
    private static final Actor STAFF = actor(Role.STAFF);
    private static final Actor DOCTOR = actor(Role.DOCTOR);
    private static final Actor PATIENT = actor(Role.PATIENT);

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
    void theSeedIsThereAfterTheFirstStartAndIsLoadedOnce() throws InterruptedException {
        assertThat(catalogue.search(DOCTOR, "amoxicilin", 5)).isNotEmpty();
        int size = catalogue.index().size();
        CatalogueService again = service();
        await(() -> again.index().built());
        assertThat(again.index().size()).isGreaterThanOrEqualTo(size);
        assertThat(db.audit().entries().stream().filter(e -> e.actor().kind() == Actor.Kind.TIMER))
                .hasSize(1);
        again.stop();
        assertThat(new CatalogueHealth(catalogue).check().status()).isEqualTo(Health.Status.OK);
    }

    @Test
    void whoIsNeitherDoctorNorStaffIsRefused() {
        forbidden(() -> catalogue.search(PATIENT, "para", 5));
        forbidden(() -> catalogue.list(PATIENT, ProductFilter.all(), null, 10));
        forbidden(() -> catalogue.categories(Actor.anonymous(Locale.ENGLISH, ZoneId.of("UTC"))));
        forbidden(() -> catalogue.create(DOCTOR, details("F1"), key()));
        forbidden(() -> catalogue.importFile(DOCTOR, file("x"), key()));
        Product one = catalogue.create(STAFF, details("F2"), key());
        forbidden(() -> catalogue.change(DOCTOR, new ChangeProduct(one.id(), 0, details("F3"))));
        forbidden(() -> catalogue.retire(PATIENT, new RetireProduct(one.id(), 0, null)));
        forbidden(() -> catalogue.get(PATIENT, one.id()));
        assertThat(catalogue.get(DOCTOR, one.id())).isEqualTo(one);
    }

    @Test
    void aNewProductIsFoundWithinASecond() {
        Product made = catalogue.create(STAFF, details("N1", "Zyxwvutol", "skin"), key());
        assertThat(made.version()).isZero();
        assertThat(made.source()).isEqualTo("clinic");
        assertThat(made.price()).isEqualTo(new Price(150_000, "IDR"));
        assertThat(made.stock()).isEqualByComparingTo("12.5");
        await(Duration.ofSeconds(1), () -> found("zyxwv", made.id()));
        assertThat(db.audit().actions()).contains("catalogue.product.create");
        assertThat(db.events().published(CatalogueEvent.ProductsChanged.class))
                .contains(new CatalogueEvent.ProductsChanged(Set.of(made.id())));
    }

    @Test
    void theSameKeyMakesOneProductHoweverOftenAndAtOnce() throws Exception {
        ClientKey key = key();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Product>> made =
                threads.invokeAll(
                        IntStream.range(0, 16)
                                .mapToObj(
                                        i ->
                                                (Callable<Product>)
                                                        () ->
                                                                catalogue.create(
                                                                        STAFF, details("K1"), key))
                                .toList());
        Set<ProductId> ids = new java.util.HashSet<>();
        for (Future<Product> one : made) {
            ids.add(one.get().id());
        }
        threads.shutdown();
        assertThat(ids).hasSize(1);
    }

    @Test
    void aCodeIsGivenOnce() {
        catalogue.create(STAFF, details("C1"), key());
        invalid("code", "taken", () -> catalogue.create(STAFF, details("C1"), key()));
        Product other = catalogue.create(STAFF, details("C2"), key());
        invalid(
                "code",
                "taken",
                () -> catalogue.change(STAFF, new ChangeProduct(other.id(), 0, details("C1"))));
    }

    @Test
    void wrongDetailsAreNamedFieldByField() {
        ProductDetails bad =
                new ProductDetails(
                        "no uri",
                        "",
                        "a\u0000b",
                        "x".repeat(81),
                        "",
                        " ",
                        "nowhere",
                        ControlledKind.NONE,
                        null,
                        new BigDecimal("-1"),
                        List.of("y".repeat(201)));
        assertThatThrownBy(() -> catalogue.create(STAFF, bad, key()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fields())
                                        .extracting(org.rawat.api.FieldProblem::field)
                                        .containsExactlyInAnyOrder(
                                                "codeSystem",
                                                "code",
                                                "name",
                                                "form",
                                                "unit",
                                                "stock",
                                                "synonyms",
                                                "category"));
    }

    @Test
    void aStaleFormOverwritesNothing() {
        Product made = catalogue.create(STAFF, details("V1"), key());
        ProductDetails first = details("V1", "First", "skin");
        Product changed = catalogue.change(STAFF, new ChangeProduct(made.id(), 0, first));
        assertThat(changed.version()).isEqualTo(1);
        conflict(
                "stale",
                () ->
                        catalogue.change(
                                STAFF,
                                new ChangeProduct(made.id(), 0, details("V1", "Second", "skin"))));
        assertThat(catalogue.change(STAFF, new ChangeProduct(made.id(), 0, first)).version())
                .isEqualTo(1);
        assertThat(catalogue.find(made.id()).orElseThrow().name()).isEqualTo("First");
    }

    @Test
    void aRetiredProductLeadsToItsSuccessorAndIsNoLongerOffered() {
        Product old = catalogue.create(STAFF, details("R1", "Oldmycin", "skin"), key());
        Product next = catalogue.create(STAFF, details("R2", "Newmycin", "skin"), key());
        await(() -> found("oldmyc", old.id()));
        invalid(
                "successor",
                "unknown-successor",
                () -> catalogue.retire(STAFF, new RetireProduct(old.id(), 0, old.id())));
        Product retired = catalogue.retire(STAFF, new RetireProduct(old.id(), 0, next.id()));
        assertThat(retired.status()).isEqualTo(ProductStatus.RETIRED);
        assertThat(retired.successor()).isEqualTo(next.id());
        assertThat(retired.prescribable()).isFalse();
        await(() -> !found("oldmyc", old.id()));
        conflict(
                "product-retired",
                () -> catalogue.retire(STAFF, new RetireProduct(old.id(), 1, null)));
        Product back = catalogue.reinstate(STAFF, old.id(), 1);
        assertThat(back.successor()).isNull();
        await(() -> found("oldmyc", old.id()));
    }

    @Test
    void anUnknownProductIsNotFound() {
        ProductId nobody = new ProductId(UUID.randomUUID());
        assertThat(catalogue.find(nobody)).isEmpty();
        kind(ProblemKind.NOT_FOUND, () -> catalogue.get(STAFF, nobody));
        kind(
                ProblemKind.NOT_FOUND,
                () -> catalogue.change(STAFF, new ChangeProduct(nobody, 0, details("U1"))));
        kind(
                ProblemKind.NOT_FOUND,
                () -> catalogue.retire(STAFF, new RetireProduct(nobody, 0, null)));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        ProductFilter vaccines = new ProductFilter("vaccines", null);
        List<Product> all = catalogue.list(DOCTOR, vaccines, null, 200).items();
        List<Product> paged = new java.util.ArrayList<>();
        String after = null;
        do {
            Page<Product> page = catalogue.list(DOCTOR, vaccines, after, 5);
            paged.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(5);
        assertThat(catalogue.list(DOCTOR, vaccines, "rubbish", 5).items())
                .isEqualTo(all.subList(0, 5));
    }

    @Test
    void onlyCategoriesMarkedAsMedicineCanBePrescribed() {
        Category other =
                catalogue.saveCategory(STAFF, new Category("teas", "Teh", "Teas", false, 0));
        Product tea = catalogue.create(STAFF, details("T1", "Chamomile tea", "teas"), key());
        assertThat(tea.prescribable()).isFalse();
        await(() -> found("chamomile", tea.id()));
        assertThat(catalogue.search(DOCTOR, new ProductQuery("chamomile", 5, true))).isEmpty();
        catalogue.saveCategory(STAFF, new Category("teas", "Teh", "Teas", true, other.version()));
        await(() -> !catalogue.search(DOCTOR, new ProductQuery("chamomile", 5, true)).isEmpty());
        conflict(
                "stale",
                () -> catalogue.saveCategory(STAFF, new Category("teas", "Teh", "Other", true, 0)));
        invalid(
                "code",
                "category-code",
                () -> catalogue.saveCategory(STAFF, new Category("Te as", "a", "b", true, 0)));
    }

    @Test
    void aSecondImportOfTheSameFileChangesNothing() {
        ImportProducts file =
                file(
                        """
                        kode;nama obat;kekuatan;bentuk;satuan;kategori;harga;status;pengganti
                        I1;Importol;5 mg;tablet;tablet;Obat lain;1.500;aktif;
                        I2;Importol lama;5 mg;tablet;tablet;other-medicines;1.500;;I1
                        I3;Importol;;tablet;tablet;no such category;1.500;;
                        I4;Importol;;tablet;tablet;skin;1.500;;I9
                        """);
        ImportReport first = catalogue.importFile(STAFF, file, key());
        assertThat(first.inserted()).isEqualTo(2);
        assertThat(first.broken()).extracting("line").containsExactly(4L, 5L);
        assertThat(catalogue.report(STAFF, first.id()).broken()).hasSize(2);
        ImportReport second = catalogue.importFile(STAFF, file, key());
        assertThat(second.inserted()).isZero();
        assertThat(second.changed()).isZero();
        assertThat(second.unchanged()).isEqualTo(2);
        await(() -> !catalogue.search(DOCTOR, "importol", 5).isEmpty());
        ProductHit hit = catalogue.search(DOCTOR, "importol", 5).get(0);
        assertThat(hit.price()).isEqualTo(new Price(150_000, "IDR"));
    }

    @Test
    void theSameKeyImportsOnce() {
        ClientKey key = key();
        ImportProducts file =
                file("code,name,form,unit,category\nJ1,Justonce,tablet,tablet,skin\n");
        ImportReport first = catalogue.importFile(STAFF, file, key);
        assertThat(catalogue.importFile(STAFF, file, key)).isEqualTo(first);
    }

    @Test
    void aColumnThatTheFileLacksKeepsWhatIsThere() {
        catalogue.importFile(
                STAFF,
                file(
                        """
                        code,name,strength,form,unit,category,price,synonyms,golongan
                        L1,Lengkap,5 mg,tablet,tablet,skin,2000,alias,narkotika
                        """),
                key());
        ImportReport report =
                catalogue.importFile(
                        STAFF,
                        file("code,name,form,unit,stok\nL1,Lengkap,tablet,tablet,7\n", "skin"),
                        key());
        assertThat(report.changed()).isEqualTo(1);
        await(() -> !catalogue.search(DOCTOR, "lengkap", 1).isEmpty());
        ProductId id = catalogue.search(DOCTOR, "lengkap", 1).get(0).id();
        Product product = catalogue.find(id).orElseThrow();
        assertThat(product.strength()).isEqualTo("5 mg");
        assertThat(product.price()).isEqualTo(new Price(200_000, "IDR"));
        assertThat(product.synonyms()).containsExactly("alias");
        assertThat(product.controlled()).isEqualTo(ControlledKind.NARCOTIC);
        assertThat(product.stock()).isEqualByComparingTo("7");
        assertThat(product.version()).isEqualTo(1);
    }

    @Test
    void ingredientsAreTakenFromTheFileAndDerivedWhereItIsSilent() {
        ImportReport report =
                catalogue.importFile(
                        STAFF,
                        file(
                                """
                        code,name,strength,form,unit,category,komposisi
                        G1,Campurol,625 mg,tablet,tablet,skin,Amoxicillin 500 mg + Clavulanic acid 125 mg [CLA]
                        G2,Alpha + beta,5 mg + 10 mg,tablet,tablet,skin,
                        G3,Salahol,5 mg,tablet,tablet,skin,Amoxicillin 1.000 mg
                        """),
                        key());
        Product stated = product("campurol");
        assertThat(stated.ingredientsStated()).isTrue();
        assertThat(stated.ingredients())
                .extracting(one -> one.substance() + " " + one.strength() + " " + one.code())
                .containsExactly("Amoxicillin 500 mg null", "Clavulanic acid 125 mg CLA");
        Product derived = product("alpha + beta");
        assertThat(derived.ingredientsStated()).isFalse();
        assertThat(derived.ingredients())
                .extracting(one -> one.substance() + " " + one.strength())
                .containsExactly("Alpha 5 mg", "Beta 10 mg");
        assertThat(derived.details().ingredients()).isEmpty();
        assertThat(report.broken()).extracting("line").containsExactly(4L);
        ProductDetails same = renamed(stated.details());
        Product changed =
                catalogue.change(STAFF, new ChangeProduct(stated.id(), stated.version(), same));
        assertThat(changed.ingredients()).isEqualTo(stated.ingredients());
        ImportReport silent =
                catalogue.importFile(
                        STAFF,
                        file("code,name,form,unit\nG1,Testol,tablet,tablet\n", "skin"),
                        key());
        assertThat(silent.unchanged()).isEqualTo(1);
    }

    private static Product product(String name) {
        await(
                () ->
                        catalogue.search(DOCTOR, name, 1).stream()
                                .anyMatch(hit -> hit.name().equalsIgnoreCase(name)));
        return catalogue.find(catalogue.search(DOCTOR, name, 1).get(0).id()).orElseThrow();
    }

    @Test
    void whatTheClinicChangedTheSeedLeavesAlone() {
        Product seeded =
                catalogue.find(catalogue.search(DOCTOR, "RWT-0013", 1).get(0).id()).orElseThrow();
        ProductDetails mine = seeded.details();
        catalogue.change(STAFF, new ChangeProduct(seeded.id(), seeded.version(), renamed(mine)));
        db.unitOfWork()
                .run(
                        () -> {
                            var bulk =
                                    new org.rawat.catalogue.internal.store.BulkStore(
                                            db.entityManager("catalogue"), db.clock());
                            var rows =
                                    org.rawat.catalogue.internal.load.ProductFile.read(
                                            Seed.products(), Seed.CODE_SYSTEM, null);
                            var outcome = bulk.upsert(rows.rows(), rows.columns(), Seed.SOURCE);
                            assertThat(outcome.inserted()).isEmpty();
                            assertThat(outcome.changed()).isEmpty();
                        });
        assertThat(catalogue.find(seeded.id()).orElseThrow().name()).isEqualTo("Testol");
    }

    @Test
    void whatASourceOffersIsFoundAtOnceAndStaysWhenItGoes() {
        MedicineSourcesTest.Source pharmacy =
                new MedicineSourcesTest.Source(
                        "pharmacy", () -> List.of(MedicineSourcesTest.medicine("Q77")));
        sources.add(pharmacy);
        List<ProductHit> hits = catalogue.search(DOCTOR, "obat q77", 10);
        assertThat(hits).extracting(ProductHit::source).contains("pharmacy");
        sources.remove(pharmacy);
        ProductHit again = catalogue.search(DOCTOR, "obat q77", 10).get(0);
        assertThat(again.source()).isEqualTo("pharmacy");
        Product product = catalogue.find(again.id()).orElseThrow();
        assertThat(product.category().code()).isEqualTo("other-medicines");
        assertThat(product.prescribable()).isTrue();
    }

    @Test
    void whatASourceOffersHasTheAgeOfItsLastWordThroughRestarts() throws InterruptedException {
        MedicineSourcesTest.Source pharmacy =
                new MedicineSourcesTest.Source(
                        "pharmacy", () -> List.of(MedicineSourcesTest.medicine("W88")));
        sources.add(pharmacy);
        catalogue.search(DOCTOR, "obat w88", 10);
        Instant first = db.clock().instant();
        ProductHit hit = catalogue.search(DOCTOR, "obat w88", 10).get(0);
        assertThat(hit.asOf()).isEqualTo(first);
        assertThat(catalogue.search(DOCTOR, "amoxicilin", 5).get(0).asOf()).isNull();
        db.clock().advance(Duration.ofMinutes(2));
        assertThat(catalogue.search(DOCTOR, "obat w88", 10).get(0).asOf())
                .isEqualTo(first.plus(Duration.ofMinutes(2)));
        // Whoever looks at it asks the source anew, if it is there.
        sources.remove(pharmacy);
        assertThat(catalogue.find(hit.id()).orElseThrow().version()).isZero();
        db.clock().advance(Duration.ofDays(1));
        CatalogueService again = service();
        await(() -> again.index().built());
        assertThat(again.search(DOCTOR, "obat w88", 10).get(0).asOf())
                .isEqualTo(first.plus(Duration.ofMinutes(2)));
        again.stop();
    }

    @Test
    void anAnswerOfAWhileAgoIsAsOldAsItIsAndNeverMakesAMedicineOlder() {
        Instant now = db.clock().instant();
        List<SourceMedicine> offered = new ArrayList<>();
        offered.add(MedicineSourcesTest.medicine("A55").asOf(now.minusSeconds(600)));
        MedicineSourcesTest.Source pharmacy =
                new MedicineSourcesTest.Source("pharmacy", () -> List.copyOf(offered));
        sources.add(pharmacy);
        assertThat(asOf("obat a55")).isEqualTo(now.minusSeconds(600));
        offered.set(0, MedicineSourcesTest.medicine("A55").asOf(now.plusSeconds(600)));
        db.clock().advance(Duration.ofMinutes(2));
        assertThat(asOf("obat a55")).isEqualTo(now.plus(Duration.ofMinutes(2)));
        offered.set(0, MedicineSourcesTest.medicine("A55").asOf(now.minusSeconds(900)));
        db.clock().advance(Duration.ofMinutes(2));
        assertThat(asOf("obat a55")).isEqualTo(now.plus(Duration.ofMinutes(2)));
        sources.remove(pharmacy);
    }

    private static @org.jspecify.annotations.Nullable Instant asOf(String text) {
        catalogue.search(DOCTOR, text, 10);
        return catalogue.search(DOCTOR, text, 10).get(0).asOf();
    }

    @Test
    void aNarcoticOfASourceThatDoesNotSaySoIsOne() {
        MedicineSourcesTest.Source pharmacy =
                new MedicineSourcesTest.Source(
                        "pharmacy",
                        () -> List.of(named(MedicineSourcesTest.medicine("K1"), "Kodein fosfat")));
        sources.add(pharmacy);
        ProductHit hit =
                catalogue.search(DOCTOR, "kodein fosfat", 10).stream()
                        .filter(one -> one.code().equals("K1"))
                        .findFirst()
                        .orElseThrow();
        sources.remove(pharmacy);
        assertThat(hit.controlled()).isEqualTo(ControlledKind.NARCOTIC);
        assertThat(catalogue.find(hit.id()).orElseThrow().controlled())
                .isEqualTo(ControlledKind.NARCOTIC);
    }

    @Test
    void aListThatIsSilentOnControlIsNotOneOnWhichNothingIsControlled() {
        catalogue.importFile(
                STAFF,
                file("kode,nama,bentuk,satuan,kategori\nSIL1,Diazepam,tablet,tablet,skin\n"),
                key());
        catalogue.importFile(
                STAFF,
                file(
                        "kode,nama,bentuk,satuan,kategori,golongan\n"
                                + "SIL2,Diazepam,tablet,tablet,skin,\n"),
                key());
        assertThat(coded("SIL1").controlled()).isEqualTo(ControlledKind.PSYCHOTROPIC);
        assertThat(coded("SIL2").controlled()).isEqualTo(ControlledKind.NONE);
    }

    private static Product coded(String code) {
        await(() -> found(code, code));
        return catalogue.search(DOCTOR, code, 10).stream()
                .filter(hit -> hit.code().equals(code))
                .flatMap(hit -> catalogue.find(hit.id()).stream())
                .findFirst()
                .orElseThrow();
    }

    private static SourceMedicine named(SourceMedicine medicine, String name) {
        return new SourceMedicine(
                medicine.codeSystem(),
                medicine.code(),
                name,
                medicine.form(),
                medicine.strength(),
                medicine.unit(),
                medicine.category(),
                medicine.controlled(),
                medicine.price(),
                medicine.stock(),
                medicine.synonyms(),
                medicine.active());
    }

    @Test
    void whatIsWrittenOfIsAskedOfItsSourceAgainAndRetiredWhenThatNoLongerKnowsIt() {
        List<SourceMedicine> offered = new ArrayList<>();
        offered.add(MedicineSourcesTest.medicine("R66"));
        MedicineSourcesTest.Source pharmacy =
                new MedicineSourcesTest.Source("pharmacy", () -> List.copyOf(offered));
        sources.add(pharmacy);
        ProductId id = catalogue.search(DOCTOR, "obat r66", 10).get(0).id();
        offered.set(0, named(offered.get(0), "Obat R66 baru"));
        assertThat(catalogue.find(id).orElseThrow().name()).isEqualTo("Obat R66");
        await(() -> catalogue.find(id).orElseThrow().name().equals("Obat R66 baru"));
        offered.clear();
        assertThat(catalogue.find(id).orElseThrow().status()).isEqualTo(ProductStatus.ACTIVE);
        assertThat(pharmacy.found.get()).as("once a minute").isEqualTo(1);
        db.clock().advance(Duration.ofMinutes(2));
        await(() -> catalogue.find(id).orElseThrow().status() == ProductStatus.RETIRED);
        sources.remove(pharmacy);
    }

    @Test
    void aFileForAnUnknownCategoryOrCodeSystemIsRefused() {
        String text = "code,name,form,unit\nZ1,Zet,tablet,tablet\n";
        invalid(
                "category",
                "unknown-category",
                () -> catalogue.importFile(STAFF, file(text, "nowhere"), key()));
        invalid(
                "codeSystem",
                "uri",
                () ->
                        catalogue.importFile(
                                STAFF,
                                new ImportProducts(
                                        "a", text.getBytes(StandardCharsets.UTF_8), "no uri", null),
                                key()));
    }

    @Test
    void aClinicsWholeListIsLoadedInSeconds() {
        StringBuilder text = new StringBuilder("kode;nama;kekuatan;bentuk;satuan;kategori;harga\n");
        for (int i = 0; i < 25_000; i++) {
            boolean broken = i % 500 == 499;
            text.append("BIG").append(i).append(";Produk ").append(i).append(";5 mg;tablet;");
            text.append(broken ? "" : "tablet").append(";other-medicines;").append(i).append('\n');
        }
        Instant begin = Instant.now();
        ImportReport report = catalogue.importFile(STAFF, file(text.toString()), key());
        Duration first = Duration.between(begin, Instant.now());
        begin = Instant.now();
        ImportReport again = catalogue.importFile(STAFF, file(text.toString()), key());
        System.out.printf(
                "import of 25,000 rows: %d ms, again %d ms%n",
                first.toMillis(), Duration.between(begin, Instant.now()).toMillis());
        assertThat(report.inserted()).isEqualTo(24_950);
        assertThat(report.brokenRows()).isEqualTo(50);
        assertThat(report.broken().get(0).line()).isEqualTo(501);
        assertThat(again.inserted() + again.changed()).isZero();
    }

    @Test
    void allThatALargeImportBringsAndChangesIsFound() {
        catalogue.importFile(STAFF, file(list("Lamanol", 20_000)), key());
        await(() -> found("Lamanol 0", "LARGE0") && found("Lamanol 19999", "LARGE19999"));
        catalogue.importFile(STAFF, file(list("Barunol", 20_000)), key());
        await(
                () ->
                        found("Barunol 0", "LARGE0")
                                && found("Barunol 19999", "LARGE19999")
                                && catalogue.search(DOCTOR, "Lamanol", 3).isEmpty());
    }

    private static String list(String name, int rows) {
        StringBuilder text = new StringBuilder("kode,nama,bentuk,satuan,kategori\n");
        for (int i = 0; i < rows; i++) {
            text.append("LARGE").append(i).append(',').append(name).append(' ').append(i);
            text.append(",tablet,tablet,skin\n");
        }
        return text.toString();
    }

    private static boolean found(String text, String code) {
        return catalogue.search(DOCTOR, text, 10).stream().anyMatch(h -> h.code().equals(code));
    }

    @Test
    void whatIsChangedWhileAnImportIsUnderWayStaysAsItWasChanged() {
        Product one = catalogue.create(STAFF, details("DURING", "Dulunol", "skin"), key());
        await(() -> found("Dulunol", one.id()));
        try (IndexKeeper.Batch batch = catalogue.index().batch()) {
            db.unitOfWork()
                    .run(
                            () -> {
                                batch.begin();
                                batch.add(Set.of(one.id()));
                                batch.finish();
                                // Somebody else, who is done before the import is.
                                CompletableFuture.runAsync(
                                                () ->
                                                        catalogue.change(
                                                                STAFF,
                                                                new ChangeProduct(
                                                                        one.id(),
                                                                        0,
                                                                        details(
                                                                                "DURING", "Kininol",
                                                                                "skin"))))
                                        .join();
                                await(() -> found("Kininol", one.id()));
                            });
        }
        await(() -> catalogue.index().settled() && found("Kininol", one.id()));
        assertThat(catalogue.search(DOCTOR, "Dulunol", 3)).isEmpty();
    }

    @Test
    void whatAnImportHasMadeReadyIsNotFoundWhenItIsNotCommitted() {
        assertThatThrownBy(
                        () -> {
                            try (IndexKeeper.Batch batch = catalogue.index().batch()) {
                                db.unitOfWork()
                                        .run(
                                                () -> {
                                                    batch.begin();
                                                    Product one =
                                                            catalogue.create(
                                                                    STAFF,
                                                                    details(
                                                                            "UNDONE", "Undonol",
                                                                            "skin"),
                                                                    key());
                                                    batch.add(Set.of(one.id()));
                                                    batch.finish();
                                                    throw new IllegalStateException("undone");
                                                });
                            }
                        })
                .isInstanceOf(IllegalStateException.class);
        await(() -> catalogue.index().settled());
        assertThat(catalogue.search(DOCTOR, "Undonol", 3)).isEmpty();
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

    private static ProductDetails details(String code) {
        return details(code, "Testol", "skin");
    }

    private static ProductDetails details(String code, String name, String category) {
        return new ProductDetails(
                "urn:test",
                code,
                name,
                "tablet",
                "5 mg",
                "tablet",
                category,
                ControlledKind.NONE,
                new Price(150_000, "IDR"),
                new BigDecimal("12.50"),
                List.of("alias"));
    }

    private static ProductDetails renamed(ProductDetails d) {
        return new ProductDetails(
                d.codeSystem(),
                d.code(),
                "Testol",
                d.form(),
                d.strength(),
                d.unit(),
                d.category(),
                d.controlled(),
                d.price(),
                d.stock(),
                d.synonyms(),
                d.ingredients());
    }

    private static boolean found(String text, ProductId id) {
        return catalogue.search(DOCTOR, text, 10).stream().anyMatch(hit -> hit.id().equals(id));
    }

    private static ImportProducts file(String text) {
        return file(text, null);
    }

    private static ImportProducts file(String text, String category) {
        return new ImportProducts(
                "list.csv", text.getBytes(StandardCharsets.UTF_8), "urn:test", category);
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

    private static void forbidden(Runnable work) {
        kind(ProblemKind.FORBIDDEN, work);
    }

    private static void kind(ProblemKind kind, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.kind()).isEqualTo(kind));
    }

    private static void conflict(String code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> {
                            assertThat(p.kind()).isEqualTo(ProblemKind.CONFLICT);
                            assertThat(p.code()).isEqualTo(code);
                        });
    }

    private static void invalid(String field, String code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> {
                            assertThat(p.fields().get(0).field()).isEqualTo(field);
                            assertThat(p.fields().get(0).code()).isEqualTo(code);
                        });
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        await(Duration.ofSeconds(20), condition);
    }

    private static void await(Duration deadline, java.util.function.BooleanSupplier condition) {
        Instant until = Instant.now().plus(deadline);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("deadline").isBefore(until);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
