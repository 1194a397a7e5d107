package org.rawat.catalogue.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rawat.api.Actor;
import org.rawat.api.ClientKey;
import org.rawat.api.Page;

/**
 * The catalogue. A service; absent while its function is not installed, so hold it by a dynamic
 * reference.
 *
 * <p>Doctors, staff and administrators read; staff and administrators change. Anybody else is
 * refused as forbidden, except Rawat's own timers, who may do everything. A product is never
 * deleted.
 */
@ProviderType
public interface Catalogue {
    /**
     * The type-ahead: ranked by the beginning of a name, then of a word, then with a typing error
     * forgiven. Reads memory, not the database; what was committed is found within a second.
     * Sources of vendors are asked with a deadline of less than a second; one that does not answer
     * is left out, see {@link #sources()}.
     *
     * @throws org.rawat.api.ProblemException forbidden; unavailable, in the first moments after the
     *     start
     */
    List<ProductHit> search(Actor actor, ProductQuery query);

    /** The type-ahead over everything that is in use. */
    default List<ProductHit> search(Actor actor, String text, int limit) {
        return search(actor, new ProductQuery(text, limit, false));
    }

    /**
     * One product, retired ones too. For other functions, inside a unit of work or outside;
     * nobody's data, so no actor.
     */
    Optional<Product> find(ProductId id);

    /** Those of these that exist. */
    List<Product> find(Set<ProductId> ids);

    /**
     * One product, for showing it.
     *
     * @throws org.rawat.api.ProblemException forbidden; not found
     */
    Product get(Actor actor, ProductId id);

    /**
     * All products by name, strength and form.
     *
     * @param after what the former page named as {@code next}, or null for the first page; anything
     *     else is the first page
     * @param limit 1 to 200
     * @throws org.rawat.api.ProblemException forbidden
     */
    Page<Product> list(Actor actor, ProductFilter filter, @Nullable String after, int limit);

    /**
     * All categories by name in the actor's language.
     *
     * @throws org.rawat.api.ProblemException forbidden
     */
    List<Category> categories(Actor actor);

    /**
     * Creates a category, or changes the one of this code when {@code version} is what it is now. A
     * new one has version 0.
     *
     * @throws org.rawat.api.ProblemException forbidden; invalid; conflict {@code stale}
     */
    Category saveCategory(Actor actor, Category category);

    /**
     * Creates a product, once for each key of an account.
     *
     * @throws org.rawat.api.ProblemException forbidden; invalid, naming fields of {@link
     *     ProductDetails}, also {@code code} with {@code taken} when the system has that code
     */
    Product create(Actor actor, ProductDetails details, ClientKey key);

    /**
     * Changes a product. The same details again change nothing.
     *
     * @throws org.rawat.api.ProblemException forbidden; not found; invalid; conflict {@code stale}
     *     when the version has moved on
     */
    Product change(Actor actor, ChangeProduct change);

    /**
     * Takes a product out of use. It stays for those who refer to it.
     *
     * @throws org.rawat.api.ProblemException forbidden; not found; invalid, {@code successor};
     *     conflict {@code stale}, {@code product-retired}
     */
    Product retire(Actor actor, RetireProduct retire);

    /**
     * Takes a retired product back into use.
     *
     * @throws org.rawat.api.ProblemException forbidden; not found; conflict {@code stale}
     */
    Product reinstate(Actor actor, ProductId id, long version);

    /**
     * Loads a file, once for each key of an account. Rows that are broken are reported, all others
     * are loaded, in one commit. A column that the file has not keeps what is there. Loading the
     * same file again changes nothing.
     *
     * @throws org.rawat.api.ProblemException forbidden; invalid, {@code file}, when it is no such
     *     file or lacks a column
     */
    ImportReport importFile(Actor actor, ImportProducts file, ClientKey key);

    /**
     * The report of an import.
     *
     * @throws org.rawat.api.ProblemException forbidden; not found
     */
    ImportReport report(Actor actor, ImportId id);

    /** How the vendors' sources are doing; empty when there are none. */
    List<SourceState> sources();
}
