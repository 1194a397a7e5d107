package org.rawat.catalogue.api;

/**
 * Changes a product.
 *
 * @param id which
 * @param version the version that was seen
 * @param details all of what is said of it from now on
 */
public record ChangeProduct(ProductId id, long version, ProductDetails details) {}
