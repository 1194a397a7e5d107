package org.rawat.catalogue.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.api.ProductId;

/**
 * Products made ready aside from the index, so that however many there are, all of them are found
 * as soon as the index takes them. For one thread at a time; each product is added once.
 */
public final class IndexPart implements AutoCloseable {
    private final ByteBuffersDirectory directory = ProductIndex.inMemory();
    private final List<ProductId> ids = new ArrayList<>();
    private final IndexWriter writer;

    public IndexPart() {
        try {
            writer =
                    new IndexWriter(
                            directory,
                            ProductIndex.settings().setMergePolicy(NoMergePolicy.INSTANCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(Collection<Product> products) {
        try {
            for (Product product : products) {
                ids.add(product.id());
                if (ProductIndex.inUse(product)) {
                    writer.addDocument(ProductDocument.of(product));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The products that were added, in use or not. */
    public List<ProductId> ids() {
        return List.copyOf(ids);
    }

    /** Lays down what was added; nothing can be added any more. */
    public void finish() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was added, once it is finished. */
    Directory written() {
        return directory;
    }

    @Override
    public void close() {
        try {
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
