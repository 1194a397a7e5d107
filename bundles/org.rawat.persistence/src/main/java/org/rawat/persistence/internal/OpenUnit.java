package org.rawat.persistence.internal;

import jakarta.persistence.EntityManagerFactory;

/**
 * A function's persistence unit that is ready for use.
 *
 * @param name the unit's name, which is the name of its schema
 * @param factory where its entity managers come from
 */
public record OpenUnit(String name, EntityManagerFactory factory) {
    // Two openings of one unit are two units: equality is identity of the factory.
    @Override
    public boolean equals(Object other) {
        return other instanceof OpenUnit unit && unit.factory == factory;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(factory);
    }
}
