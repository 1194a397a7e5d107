/**
 * Rows of the schema catalogue, in SQL: tens of thousands move at once, and most of what a product
 * says is text.
 */
@NullMarked
package org.rawat.catalogue.internal.store;

import org.jspecify.annotations.NullMarked;
