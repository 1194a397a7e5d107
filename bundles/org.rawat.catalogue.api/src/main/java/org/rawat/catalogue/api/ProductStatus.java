package org.rawat.catalogue.api;

/** Whether a product is still in use. A retired one is kept for ever: others may refer to it. */
public enum ProductStatus {
    ACTIVE,
    RETIRED
}
