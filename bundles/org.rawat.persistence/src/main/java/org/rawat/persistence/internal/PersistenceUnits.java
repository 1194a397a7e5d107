package org.rawat.persistence.internal;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.Map;
import org.apache.openjpa.enhance.PCRegistry;
import org.apache.openjpa.meta.MetaDataRepository;
import org.apache.openjpa.persistence.OpenJPAEntityManagerFactorySPI;

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
            keepToItsOwn(factory, description, loader);
            return new OpenUnit(description.name(), factory);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Loads the unit's classes and then lets it hear of no further ones: every unit is told of
     * every entity that any loader loads, and holds on to it, long after its function has gone.
     */
    private static void keepToItsOwn(
            EntityManagerFactory factory, UnitDescription description, ClassLoader loader) {
        try {
            for (String name : description.classes()) {
                Class.forName(name, true, loader);
            }
        } catch (ClassNotFoundException e) {
            factory.close();
            throw new IllegalStateException(
                    "The persistence unit " + description.name() + " lacks " + e.getMessage(), e);
        }
        MetaDataRepository known =
                ((OpenJPAEntityManagerFactorySPI) factory)
                        .getConfiguration()
                        .getMetaDataRepositoryInstance();
        PCRegistry.removeRegisterClassListener(known);
        // It sorts what it was told of until now when it is asked for something it does not have.
        known.getSequenceMetaData("", loader, false);
    }

    /**
     * Lets OpenJPA forget the entity classes of this loader, so that they can leave memory. They
     * cannot be used again: a class enters OpenJPA's registry once, when it is loaded.
     */
    public static void forget(ClassLoader loader) {
        PCRegistry.deRegister(loader);
    }
}
