package org.rawat.catalogue.internal.ingredients;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.ProductDetails;

/**
 * The substances that are narcotics or psychotropics in Indonesia: UU 35/2009, as Permenkes 30/2023
 * last grouped its narcotics, and UU 5/1997, as Permenkes 10/2022 last grouped its psychotropics.
 * Listed are those that occur in medicines; what is banned from them altogether is not.
 */
public final class ControlledSubstances {
    private static final String ATC = "http://www.whocc.no/atc";
    private static final String SOURCE = "/controlled/controlled-substances.csv";

    private final List<Substance> all = new ArrayList<>();
    private final Map<String, Substance> byName = new HashMap<>();
    private final Map<String, Substance> byAtc = new HashMap<>();
    private int longest;

    /**
     * One substance.
     *
     * @param names the international name first, then how it is written in Indonesia
     * @param kind what it is
     * @param group the Indonesian group (golongan), in digits of Rome
     */
    public record Substance(List<String> names, ControlledKind kind, String group) {
        public Substance {
            names = List.copyOf(names);
        }
    }

    public ControlledSubstances() {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (InputStream in = ControlledSubstances.class.getResourceAsStream(SOURCE);
                InputStreamReader text =
                        new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            format.parse(text).forEach(this::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void learn(CSVRecord row) {
        List<String> names = Arrays.asList(row.get("names").split("\\|"));
        ControlledKind kind = ControlledKind.valueOf(row.get("kind"));
        Substance substance = new Substance(names, kind, row.get("group"));
        all.add(substance);
        for (String name : names) {
            byName.put(name, substance);
            longest = Math.max(longest, name.split(" ").length);
        }
        for (String code : row.get("atc").split(" ")) {
            if (!code.isEmpty()) {
                byAtc.put(code, substance);
            }
        }
    }

    /** Every substance, narcotics first. */
    public List<Substance> all() {
        return List.copyOf(all);
    }

    /**
     * What a product is by what is in it, told by the codes of its substances or by a name that is
     * a word of its names; the stricter of two. A salt is its base: its name stands beside.
     */
    public ControlledKind of(ProductDetails product) {
        ControlledKind kind = atc(product.codeSystem(), product.code());
        kind = stricter(kind, named(product.name()));
        for (String synonym : product.synonyms()) {
            kind = stricter(kind, named(synonym));
        }
        for (Ingredient ingredient : product.ingredients()) {
            kind = stricter(kind, named(ingredient.substance()));
            String system = ingredient.codeSystem();
            String code = ingredient.code();
            if (system != null && code != null) {
                kind = stricter(kind, atc(system, code));
            }
        }
        return kind;
    }

    /** With what it is by what is in it, unless what is said of it is stricter. */
    public ProductDetails recognised(ProductDetails said) {
        ControlledKind kind = stricter(said.controlled(), of(said));
        return kind == said.controlled()
                ? said
                : new ProductDetails(
                        said.codeSystem(),
                        said.code(),
                        said.name(),
                        said.form(),
                        said.strength(),
                        said.unit(),
                        said.category(),
                        kind,
                        said.price(),
                        said.stock(),
                        said.synonyms(),
                        said.ingredients());
    }

    private ControlledKind atc(String system, String code) {
        Substance substance = system.equals(ATC) ? byAtc.get(code) : null;
        return substance == null ? ControlledKind.NONE : substance.kind();
    }

    private ControlledKind named(String text) {
        String[] words =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}]+");
        ControlledKind kind = ControlledKind.NONE;
        for (int from = 0; from < words.length; from++) {
            StringBuilder phrase = new StringBuilder();
            for (int to = from; to < Math.min(words.length, from + longest); to++) {
                phrase.append(to == from ? "" : " ").append(words[to]);
                Substance substance = byName.get(phrase.toString());
                if (substance != null) {
                    kind = stricter(kind, substance.kind());
                }
            }
        }
        return kind;
    }

    /** A narcotic before a psychotropic before a precursor before nothing. */
    public static ControlledKind stricter(ControlledKind one, ControlledKind other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(ControlledKind kind) {
        return switch (kind) {
            case NONE -> 0;
            case PRECURSOR -> 1;
            case PSYCHOTROPIC -> 2;
            case NARCOTIC -> 3;
        };
    }
}
