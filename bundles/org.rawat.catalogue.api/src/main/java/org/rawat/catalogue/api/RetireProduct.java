package org.rawat.catalogue.api;

import org.jspecify.annotations.Nullable;

/**
 * Takes a product out of use.
 *
 * @param id which
 * @param version the version that was seen
 * @param successor what to use instead, active and another one; or null
 */
public record RetireProduct(ProductId id, long version, @Nullable ProductId successor) {}
