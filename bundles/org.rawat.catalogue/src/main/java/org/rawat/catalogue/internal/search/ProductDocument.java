package org.rawat.catalogue.internal.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;

/** Between products and what the index holds of them. */
final class ProductDocument {
    /** The product's id. */
    static final String ID = "id";

    /** A name or synonym as a whole with what follows it. */
    static final String START = "start";

    /** The words of names and synonyms. */
    static final String WORD = "word";

    /** The same as they sound. */
    static final String SOUND = "sound";

    /** Strength, form, unit and code, word by word. */
    static final String DETAIL = "detail";

    /** {@link #YES} for what may be prescribed. */
    static final String PRESCRIBABLE = "prescribable";

    /** The order among equals. */
    static final String RANK = "rank";

    /**
     * What is added to a field's name for the field that holds how its terms begin, in each length
     * up to {@link #BEGINNING}: what one or two letters begin is one long list that lies ready.
     */
    static final String BEGINS = "-begins";

    /** So many letters lie ready. */
    static final int BEGINNING = 6;

    static final String YES = "1";

    private ProductDocument() {}

    static Document of(Product product) {
        Document document = new Document();
        document.add(new StringField(ID, product.id().toString(), Field.Store.YES));
        List<String> detail = new ArrayList<>(Words.of(product.strength()));
        detail.addAll(Words.of(product.form()));
        String tail = detail.isEmpty() ? "" : " " + String.join(" ", detail);
        Set<String> words = new HashSet<>();
        Set<String> starts = new HashSet<>();
        for (String name : names(product)) {
            List<String> tokens = Words.of(name);
            words.addAll(tokens);
            String start = shortened(String.join(" ", tokens) + tail);
            add(document, START, start);
            starts.addAll(beginnings(start));
        }
        detail.addAll(Words.of(product.unit()));
        detail.addAll(Words.of(product.code()));
        Set<String> sounds = new HashSet<>();
        words.forEach(word -> sounds.add(Words.sound(word)));
        words.forEach(word -> add(document, WORD, word));
        Set<String> wordBegins = new HashSet<>();
        words.forEach(word -> wordBegins.addAll(beginnings(word)));
        starts.forEach(start -> add(document, START + BEGINS, start));
        wordBegins.forEach(begin -> add(document, WORD + BEGINS, begin));
        sounds.forEach(sound -> add(document, SOUND, sound));
        new HashSet<>(detail).forEach(word -> add(document, DETAIL, word));
        add(document, DETAIL, shortened(product.code().toLowerCase(java.util.Locale.ROOT)));
        if (product.prescribable()) {
            add(document, PRESCRIBABLE, YES);
        }
        document.add(new SortedDocValuesField(RANK, new BytesRef(rank(product))));
        store(document, product);
        return document;
    }

    private static List<String> beginnings(String term) {
        List<String> beginnings = new ArrayList<>();
        for (int end = 1; end <= Math.min(BEGINNING, term.length()); end++) {
            beginnings.add(term.substring(0, end));
        }
        return beginnings;
    }

    private static List<String> names(Product product) {
        List<String> names = new ArrayList<>();
        names.add(product.name());
        names.addAll(product.synonyms());
        return names;
    }

    /** By name, then what is swallowed first, then weakest first. */
    private static String rank(Product product) {
        StringBuilder rank = new StringBuilder(String.join(" ", Words.of(product.name())));
        rank.append('\u0000').append(FormRank.of(product.form()));
        for (String token : Words.of(product.strength())) {
            rank.append(Words.isNumber(token) ? padded(token) : token).append(' ');
        }
        return shortened(rank.append(product.form()).toString());
    }

    private static String padded(String number) {
        int point = number.indexOf('.');
        int whole = point < 0 ? number.length() : point;
        return "0".repeat(Math.max(0, 12 - whole)) + number;
    }

    private static void store(Document document, Product product) {
        stored(document, "codeSystem", product.codeSystem());
        stored(document, "code", product.code());
        stored(document, "name", product.name());
        stored(document, "strength", product.strength());
        stored(document, "form", product.form());
        stored(document, "unit", product.unit());
        stored(document, "controlled", product.controlled().name());
        stored(document, "source", product.source());
        product.synonyms().forEach(synonym -> stored(document, "synonym", synonym));
        Price price = product.price();
        if (price != null) {
            document.add(new StoredField("price", price.minorUnits()));
            stored(document, "currency", price.currency());
        }
        BigDecimal stock = product.stock();
        if (stock != null) {
            stored(document, "stock", stock.toPlainString());
        }
    }

    static ProductHit hit(Document document, List<String> query) {
        String name = document.get("name");
        String strength = document.get("strength");
        String form = document.get("form");
        String stock = document.get("stock");
        IndexableField price = document.getField("price");
        return new ProductHit(
                new ProductId(UUID.fromString(document.get(ID))),
                document.get("codeSystem"),
                document.get("code"),
                name,
                strength,
                form,
                document.get("unit"),
                ProductHit.labelOf(name, strength, form),
                matched(name, document.getValues("synonym"), query),
                ControlledKind.valueOf(document.get("controlled")),
                price == null
                        ? null
                        : new Price(price.numericValue().longValue(), document.get("currency")),
                stock == null ? null : new BigDecimal(stock),
                YES.equals(document.get(PRESCRIBABLE)),
                document.get("source"));
    }

    /** The synonym that begins as typed, when the name does not. */
    private static @Nullable String matched(String name, String[] synonyms, List<String> query) {
        if (query.isEmpty() || begins(name, query.get(0))) {
            return null;
        }
        for (String synonym : synonyms) {
            if (begins(synonym, query.get(0))) {
                return synonym;
            }
        }
        return null;
    }

    private static boolean begins(String text, String token) {
        return Words.of(text).stream().anyMatch(word -> word.startsWith(token));
    }

    private static void add(Document document, String field, String value) {
        Field.Store store = field.equals(PRESCRIBABLE) ? Field.Store.YES : Field.Store.NO;
        document.add(new StringField(field, value, store));
    }

    private static void stored(Document document, String field, String value) {
        document.add(new StoredField(field, value));
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
