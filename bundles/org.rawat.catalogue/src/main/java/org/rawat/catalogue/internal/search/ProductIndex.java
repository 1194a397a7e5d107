package org.rawat.catalogue.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductHit;
import org.rawat.catalogue.api.ProductId;
import org.rawat.catalogue.api.ProductQuery;

/**
 * The products in memory, searched by what people type. Holds what is in use; may be written by one
 * thread while others search.
 */
public final class ProductIndex implements AutoCloseable {
    private static final int MOST_TOKENS = 8;
    private static final int PARTS = 4;
    private static final Sort BEST_FIRST =
            new Sort(
                    SortField.FIELD_SCORE,
                    new SortField(ProductDocument.RANK, SortField.Type.STRING));
    private static final Sort BY_RANK =
            new Sort(new SortField(ProductDocument.RANK, SortField.Type.STRING));

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    public ProductIndex() {
        try {
            writer = new IndexWriter(directory, settings());
            searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each part of the index is asked in turn, so there should be few of them. */
    private static IndexWriterConfig settings() {
        TieredMergePolicy few = new TieredMergePolicy();
        few.setSegmentsPerTier(PARTS);
        return new IndexWriterConfig(new WholeFields()).setMergePolicy(few);
    }

    /** Fills it anew; until it is done, what was there before is found. */
    public void rebuild(Consumer<Consumer<Product>> all) {
        write(
                () -> {
                    writer.deleteAll();
                    all.accept(
                            product -> {
                                try {
                                    if (inUse(product)) {
                                        writer.addDocument(ProductDocument.of(product));
                                    }
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
                });
    }

    /** Takes over these products as they are now. */
    public void update(Collection<Product> products) {
        write(
                () -> {
                    for (Product product : products) {
                        Term id = new Term(ProductDocument.ID, product.id().toString());
                        if (inUse(product)) {
                            writer.updateDocument(id, ProductDocument.of(product));
                        } else {
                            writer.deleteDocuments(id);
                        }
                    }
                });
    }

    private static boolean inUse(Product product) {
        return product.status() == org.rawat.catalogue.api.ProductStatus.ACTIVE;
    }

    /** The best hits; none when nothing searchable was typed. */
    public List<ProductHit> search(ProductQuery query) {
        List<String> tokens = Words.of(query.text()).stream().limit(MOST_TOKENS).toList();
        if (tokens.isEmpty()) {
            return List.of();
        }
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search(searcher, tokens, query);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ProductHit> search(
            IndexSearcher searcher, List<String> tokens, ProductQuery query) throws IOException {
        Map<ProductId, ProductHit> hits = new LinkedHashMap<>();
        StoredFields stored = searcher.storedFields();
        int stage = 0;
        for (Stages.Stage next : Stages.all()) {
            if (hits.size() >= Math.min(query.limit(), next.fewerThan())) {
                break;
            }
            Query asked = next.query().apply(tokens);
            if (query.prescribableOnly()) {
                asked = Stages.prescribable(asked);
            }
            Sort sort = stage++ == 0 ? BY_RANK : BEST_FIRST;
            for (ScoreDoc found : searcher.search(asked, query.limit(), sort).scoreDocs) {
                Document document = stored.document(found.doc);
                ProductHit hit = ProductDocument.hit(document, tokens);
                if (hits.size() < query.limit()) {
                    hits.putIfAbsent(hit.id(), hit);
                }
            }
        }
        return new ArrayList<>(hits.values());
    }

    /** How many products it holds. */
    public int size() {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return searcher.getIndexReader().numDocs();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(Writing writing) {
        try {
            writing.run();
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every field is a whole term already; nothing is left to analyse. */
    private static final class WholeFields extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            throw new UnsupportedOperationException(field + " is not analysed");
        }
    }
}
