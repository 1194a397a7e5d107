package org.rawat.catalogue.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.api.ProductStatus;
import org.rawat.catalogue.internal.SeedProducts;

class ProductIndexTest {
    private static List<Product> products;
    private static ProductIndex index;

    @BeforeAll
    static void theSeed() {
        products = SeedProducts.all();
        index = new ProductIndex();
        index.rebuild(products::forEach);
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    void whatBeginsAsTypedComesFirst() {
        assertThat(names("para", 3)).containsOnly("Paracetamol");
        assertThat(names("amox", 3)).allMatch(name -> name.startsWith("Amoxicillin"));
    }

    @Test
    void strengthAndFormNarrowTheSearch() {
        assertThat(search("amoxi 500", 5))
                .first()
                .extracting(ProductHit::strength)
                .isEqualTo("500 mg");
        assertThat(search("parasetamol sirup 120", 5))
                .first()
                .extracting(ProductHit::label)
                .isEqualTo("Paracetamol 120 mg/5 ml, sirup");
        assertThat(search("7.5 melox", 5))
                .extracting(ProductHit::strength)
                .containsExactly("7,5 mg");
    }

    @Test
    void whatIsSwallowedComesBeforeWhatNeedsANeedle() {
        assertThat(search("paracetamol", 1).get(0).label()).isEqualTo("Paracetamol 500 mg, tablet");
        for (String typed : List.of("paracetamol", "ketorolac", "codeine", "furosemide")) {
            List<Integer> ranks =
                    search(typed, 10).stream()
                            .filter(hit -> hit.name().equals(search(typed, 1).get(0).name()))
                            .map(hit -> FormRank.of(hit.form()))
                            .toList();
            assertThat(ranks).as(typed).isSorted().contains(0);
        }
    }

    @Test
    void whatIsPreferredComesFirstAmongEqualsOnly() {
        Product amlodipine = the("Amlodipine");
        Product thermometer =
                products.stream().filter(p -> !p.prescribable()).findFirst().orElseThrow();
        Set<ProductId> preferred = Set.of(amlodipine.id(), thermometer.id());
        assertThat(search("am", 1).get(0).name()).isNotEqualTo("Amlodipine");
        assertThat(index.search(new ProductQuery("am", 5, true, preferred)))
                .extracting(ProductHit::id)
                .startsWith(amlodipine.id())
                .doesNotHaveDuplicates();
        // It fits worse than what begins as typed.
        assertThat(index.search(new ProductQuery("amox", 5, true, preferred)))
                .extracting(ProductHit::name)
                .allMatch(name -> name.startsWith("Amoxicillin"));
        assertThat(index.search(new ProductQuery(thermometer.name(), 5, true, preferred)))
                .extracting(ProductHit::id)
                .doesNotContain(thermometer.id());
    }

    private static Product the(String name) {
        return products.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void wordsComeInAnyOrderAndStrengthsMayBeGlued() {
        for (String typed :
                List.of("amox 500 kap", "kapsul amox 500", "500 amoxicillin", "amoxicillin500mg")) {
            assertThat(search(typed, 3).get(0).name()).as(typed).isEqualTo("Amoxicillin");
            assertThat(search(typed, 3).get(0).strength()).as(typed).isEqualTo("500 mg");
        }
        assertThat(search("paracetamol500", 1).get(0).label())
                .isEqualTo("Paracetamol 500 mg, tablet");
    }

    @Test
    void indonesianSpellingFindsANameThatHasNoSynonym() {
        Map<String, String> spelt =
                Map.of(
                        "parasetamol", "Paracetamol",
                        "sefadroksil", "Cefadroxil",
                        "eritromisin", "Erythromycin",
                        "siprofloksasin", "Ciprofloxacin",
                        "hidroklorotiazid", "Hydrochlorothiazide",
                        "teofilin", "Theophylline",
                        "asetilsistein", "Acetylcysteine",
                        "diasepam", "Diazepam",
                        "sefadroxsil", "Cefadroxil",
                        "eritomisin", "Erythromycin");
        try (ProductIndex bare = new ProductIndex()) {
            List<Product> all = products.stream().map(ProductIndexTest::withoutSynonyms).toList();
            bare.rebuild(all::forEach);
            spelt.forEach(
                    (typed, name) ->
                            assertThat(bare.search(new ProductQuery(typed, 5, false)))
                                    .as(typed)
                                    .extracting(ProductHit::name)
                                    .contains(name));
        }
    }

    private static Product withoutSynonyms(Product p) {
        return SeedProducts.product(
                new ProductDetails(
                        p.codeSystem(),
                        p.code(),
                        p.name(),
                        p.form(),
                        p.strength(),
                        p.unit(),
                        p.category().code(),
                        p.controlled(),
                        null,
                        null,
                        List.of()),
                p.category());
    }

    @Test
    void aSynonymFindsTheProductAndSaysSo() {
        assertThat(search("asetosal", 5))
                .allMatch(hit -> hit.name().equals("Acetylsalicylic acid"));
        assertThat(search("CTM", 5).get(0).name()).isEqualTo("Chlorphenamine");
        assertThat(search("CTM", 5).get(0).matched()).isEqualTo("CTM");
        assertThat(search("chlorphen", 5).get(0).matched()).isNull();
    }

    @Test
    void aCodeFindsItsProduct() {
        assertThat(search("rwt-0001", 5)).extracting(ProductHit::code).startsWith("RWT-0001");
    }

    @Test
    void theEarOfAnIndonesianForgivesSpelling() {
        assertThat(names("amoksilin", 5)).anyMatch(name -> name.startsWith("Amoxicillin"));
        assertThat(names("metokarbamole", 5)).contains("Methocarbamol");
    }

    @Test
    void aNumberIsNeverGuessed() {
        assertThat(search("simvastatin 50", 10)).isEmpty();
    }

    @Test
    void onlyWhatMayBePrescribedWhenAsked() {
        assertThat(index.search(new ProductQuery("termometer", 5, true))).isEmpty();
        assertThat(index.search(new ProductQuery("termometer", 5, false))).hasSize(1);
    }

    @Test
    void aPartTakesThePlaceOfWhatItHolds() {
        try (ProductIndex own = new ProductIndex();
                IndexPart part = new IndexPart()) {
            own.rebuild(products::forEach);
            Product first = products.get(0);
            Product retired = retired(products.get(1));
            part.add(List.of(first, retired));
            part.finish();
            assertThat(own.size()).isEqualTo(products.size());
            own.take(part);
            assertThat(own.size()).isEqualTo(products.size() - 1);
            assertThat(own.search(new ProductQuery(first.code(), 5, false)))
                    .extracting(ProductHit::id)
                    .containsOnlyOnce(first.id());
        }
    }

    private static Product retired(Product p) {
        return new Product(
                p.id(),
                p.version() + 1,
                p.codeSystem(),
                p.code(),
                p.name(),
                p.form(),
                p.strength(),
                p.unit(),
                p.category(),
                p.controlled(),
                p.price(),
                p.stock(),
                p.synonyms(),
                ProductStatus.RETIRED,
                null,
                p.source(),
                p.ingredients(),
                p.ingredientsStated());
    }

    @Test
    void howTheIndexLiesDoesNotChangeWhatIsFound() {
        try (ProductIndex own = new ProductIndex()) {
            own.rebuild(taker -> {});
            for (int from = 0; from < products.size(); from += 100) {
                own.update(products.subList(from, Math.min(from + 100, products.size())));
            }
            for (String typed : List.of("a", "am", "para", "amoxic", "amoxicillin", "amoxicilin")) {
                ProductQuery query = new ProductQuery(typed, 10, true);
                assertThat(own.search(query))
                        .as(typed)
                        .extracting(ProductHit::label)
                        .isEqualTo(index.search(query).stream().map(ProductHit::label).toList());
            }
        }
    }

    @Test
    void anErrorInAWordOfAnotherScriptIsForgivenToo() {
        Product cyrillic = named("Ибупрофен");
        try (ProductIndex own = new ProductIndex()) {
            own.update(List.of(cyrillic));
            for (String typed :
                    List.of("ибупрфен", "ибупрофем", "ибпурофен", "ибупроф", "бупрофен")) {
                assertThat(own.search(new ProductQuery(typed, 5, false)))
                        .as(typed)
                        .extracting(ProductHit::id)
                        .containsExactly(cyrillic.id());
            }
        }
    }

    private static Product named(String name) {
        Product p = products.get(0);
        return SeedProducts.product(
                new ProductDetails(
                        p.codeSystem(),
                        p.code(),
                        name,
                        p.form(),
                        p.strength(),
                        p.unit(),
                        p.category().code(),
                        p.controlled(),
                        null,
                        null,
                        List.of()),
                p.category());
    }

    @Test
    void nothingIsFoundForNothing() {
        assertThat(search("", 5)).isEmpty();
        assertThat(search(" \u0000 ,;*?()\"\\ ", 5)).isEmpty();
        assertThat(search("x".repeat(5000), 5)).isEmpty();
        assertThat(search("퀴즈 한국어 \uD83D\uDC8A", 5)).isEmpty();
    }

    @Test
    void oneTypingErrorStillFindsTheProductAmongTheFirstFive() {
        long seed = Long.getLong("rawat.test.seed", System.nanoTime());
        Random random = new Random(seed);
        TypingErrors errors = new TypingErrors(seed);
        int found = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String name = products.get(random.nextInt(products.size())).name();
            TypingErrors.Kind kind = errors.kind();
            String typed = errors.with(kind, name);
            if (names(typed, 5).contains(name)) {
                found++;
            } else {
                missed.add(kind + ": " + name + " as " + typed + " -> " + names(typed, 5));
            }
        }
        System.out.printf(
                "type-ahead: %d of 1000 typing errors forgiven, seed %d, missed %s%n",
                found, seed, missed);
        assertThat(found).as("seed %d, missed %s", seed, missed).isGreaterThanOrEqualTo(950);
    }

    private static List<String> names(String text, int limit) {
        return search(text, limit).stream().map(ProductHit::name).toList();
    }

    private static List<ProductHit> search(String text, int limit) {
        return index.search(new ProductQuery(text, limit, false));
    }
}
