package org.rawat.catalogue.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
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
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.jspecify.annotations.Nullable;
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
    private static final int PARTS = 2;
    private static final Sort BEST_FIRST =
            new Sort(
                    SortField.FIELD_SCORE,
                    new SortField(ProductDocument.RANK, SortField.Type.STRING));
    private static final Sort BY_RANK =
            new Sort(new SortField(ProductDocument.RANK, SortField.Type.STRING));

    private final ByteBuffersDirectory directory = inMemory();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    public ProductIndex() {
        try {
            writer = new IndexWriter(directory, settings());
            searchers = new SearcherManager(writer, new Uncached());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each file in one piece: it is read in places all over it. */
    static ByteBuffersDirectory inMemory() {
        return new ByteBuffersDirectory(
                new SingleInstanceLockFactory(),
                ByteBuffersDataOutput::new,
                ByteBuffersDirectory.OUTPUT_AS_ONE_BUFFER);
    }

    /**
     * Each part of the index is asked in turn, so there should be few of them; each lies in the
     * order of the hits, so that the first that fit are the answer and the rest is not looked at.
     */
    static IndexWriterConfig settings() {
        TieredMergePolicy few = new TieredMergePolicy();
        few.setSegmentsPerTier(PARTS);
        return new IndexWriterConfig(new WholeFields()).setMergePolicy(few).setIndexSort(BY_RANK);
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

    /**
     * Lays all of it together beside the searches, so that fewer parts are asked; {@link #refresh}
     * shows when it is done.
     */
    public void tidy() {
        try {
            writer.forceMerge(1, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets searches see how it lies now. */
    public void refresh() {
        write(() -> {});
    }

    /** Takes over what was made ready; all of it is found at once. */
    public void take(IndexPart part) {
        write(
                () -> {
                    for (ProductId id : part.ids()) {
                        writer.deleteDocuments(new Term(ProductDocument.ID, id.toString()));
                    }
                    writer.addIndexes(part.written());
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

    static boolean inUse(Product product) {
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
        Set<Integer> known = new HashSet<>();
        List<ProductHit> hits = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (Stages.Stage next : Stages.of(tokens)) {
            if (hits.size() >= Math.min(query.limit(), next.fewerThan())) {
                break;
            }
            Query asked = next.query().apply(tokens);
            if (query.prescribableOnly()) {
                asked = Stages.prescribable(asked);
            }
            Sort sort = next.equals() ? BY_RANK : BEST_FIRST;
            List<ScoreDoc> found = new ArrayList<>();
            if (!query.preferred().isEmpty()) {
                Query preferred = Stages.only(asked, query.preferred());
                found.addAll(first(searcher, preferred, query.limit(), sort));
            }
            found.addAll(first(searcher, asked, query.limit(), sort));
            for (ScoreDoc one : found) {
                if (hits.size() < query.limit() && known.add(one.doc)) {
                    hits.add(ProductDocument.hit(stored.document(one.doc), tokens));
                }
            }
        }
        return hits;
    }

    private static List<ScoreDoc> first(IndexSearcher searcher, Query query, int limit, Sort sort)
            throws IOException {
        return List.of(
                searcher.search(query, new TopFieldCollectorManager(sort, limit, null, limit))
                        .scoreDocs);
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

    /** No question is asked twice; to look whether it was costs more than to answer it. */
    private static final class Uncached extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            return searcher;
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
