package org.rawat.persistence.internal;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.Map;

/** Opens persistence units on a unit of work's connection. */
public final class PersistenceUnits {
    private final PersistenceProvider provider;
    private final UnitDataSource dataSource;

    public PersistenceUnits(PersistenceProvider provider, ThreadBoundUnitOfWork units) {
        this.provider = provider;
        this.dataSource = new UnitDataSource(units);
    }

    /**
     * Opens it.
     *
     * @param loader what loads its entity classes
     */
    public OpenUnit open(UnitDescription description, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            EntityManagerFactory factory =
                    provider.createContainerEntityManagerFactory(
                            new UnitInfo(description, loader, dataSource), Map.of());
            if (factory == null) {
                throw new IllegalStateException(
                        "OpenJPA does not take the persistence unit " + description.name());
            }
            // What OpenJPA puts off until the first use is not to wait for somebody's request.
            factory.createEntityManager().close();
            return new OpenUnit(description.name(), factory);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
