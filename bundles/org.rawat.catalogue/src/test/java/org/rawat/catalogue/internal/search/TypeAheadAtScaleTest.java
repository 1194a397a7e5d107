package org.rawat.catalogue.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;
import org.rawat.catalogue.internal.SeedProducts;

/**
 * A large catalogue of made-up names. {@code -Drawat.test.products=200000} is the size of a
 * national one.
 */
class TypeAheadAtScaleTest {
    private static final int CLIENTS = 20;
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

    @Test
    void oneTypingErrorIsForgivenInALargeCatalogueToo() throws Exception {
        int size = Integer.getInteger("rawat.test.products", 20_000);
        long seed = Long.getLong("rawat.test.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Product> products = products(size, random);
        try (ProductIndex index = new ProductIndex()) {
            long begin = System.nanoTime();
            index.rebuild(products::forEach);
            long built = (System.nanoTime() - begin) / 1_000_000;
            int found = recall(index, products, random, new TypingErrors(seed));
            List<Long> micros = latencies(index, products, seed);
            System.out.printf(
                    "type-ahead: %d products, built in %d ms, %d of 1000 typing errors forgiven,"
                            + " %d clients: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, seed %d%n",
                    size,
                    built,
                    found,
                    CLIENTS,
                    percentile(micros, 50),
                    percentile(micros, 95),
                    percentile(micros, 99),
                    seed);
            assertThat(found).as("seed %d", seed).isGreaterThanOrEqualTo(950);
        }
    }

    private static int recall(
            ProductIndex index, List<Product> products, Random random, TypingErrors errors) {
        int found = 0;
        for (int i = 0; i < 1000; i++) {
            Product product = products.get(random.nextInt(products.size()));
            String typed = errors.with(errors.kind(), product.name());
            List<ProductId> first =
                    index.search(new ProductQuery(typed, 5, false)).stream()
                            .map(ProductHit::id)
                            .toList();
            found += first.contains(product.id()) ? 1 : 0;
        }
        return found;
    }

    /** Each client types names letter by letter, every fifth with an error. */
    private static List<Long> latencies(ProductIndex index, List<Product> products, long seed)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<List<Long>>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(seed + client);
            TypingErrors errors = new TypingErrors(seed + client);
            clients.add(
                    () -> {
                        List<Long> micros = new ArrayList<>();
                        for (int i = 0; i < 10; i++) {
                            String name = products.get(random.nextInt(products.size())).name();
                            String typed = i % 5 == 0 ? errors.with(errors.kind(), name) : name;
                            for (int end = 1; end <= typed.length(); end++) {
                                long begin = System.nanoTime();
                                index.search(new ProductQuery(typed.substring(0, end), 10, true));
                                micros.add((System.nanoTime() - begin) / 1000);
                            }
                        }
                        return micros;
                    });
        }
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> one : threads.invokeAll(clients)) {
            all.addAll(one.get());
        }
        threads.shutdown();
        Collections.sort(all);
        return all;
    }

    private static double percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1000.0;
    }

    private static List<Product> products(int size, Random random) {
        Category category = new Category("skin", "Kulit", "Skin", true, 0);
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            StringBuilder name = new StringBuilder(one(BEGIN, random));
            for (int middle = random.nextInt(3) + 2; middle > 0; middle--) {
                name.append(one(MIDDLE, random));
            }
            name.append(one(END, random));
            products.add(
                    SeedProducts.product(
                            new ProductDetails(
                                    "urn:test",
                                    "C" + i,
                                    name.toString(),
                                    "tablet",
                                    (random.nextInt(100) + 1) * 5 + " mg",
                                    "tablet",
                                    "skin",
                                    ControlledKind.NONE,
                                    null,
                                    null,
                                    List.of()),
                            category));
        }
        return products;
    }

    private static String one(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
