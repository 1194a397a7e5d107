package org.rawat.persistence.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.net.URL;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The persistence of one started function: its schema, its entities, its services. */
final class FunctionUnit {
    static final String HEADER = "Rawat-Persistence";

    private static final Logger LOG = LoggerFactory.getLogger(FunctionUnit.class);
    private static final String UNIT_NAME = "osgi.unit.name";

    private final Bundle bundle;
    private final String name;
    private final AtomicReference<@Nullable Services> services = new AtomicReference<>();
    private volatile boolean closed;

    /** What is registered for it. */
    private record Services(
            OpenUnit unit,
            ServiceRegistration<EntityManagerFactory> factory,
            ServiceRegistration<EntityManager> manager) {}

    FunctionUnit(Bundle bundle, String name) {
        this.bundle = bundle;
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isOpen() {
        return services.get() != null;
    }

    /** Migrates, opens, registers; may be repeated after a failure. */
    void open(Migrations migrations, PersistenceUnits units, ThreadBoundUnitOfWork work)
            throws SQLException {
        if (closed || isOpen()) {
            return;
        }
        migrations.run(name, scripts());
        BundleContext context = bundle.getBundleContext();
        if (closed || context == null) {
            return;
        }
        OpenUnit unit = units.open(description(), loader());
        services.set(register(context, unit, StoreEntityManager.of(work, unit)));
        LOG.info("Schema {} of {} is ready", name, bundle.getSymbolicName());
        if (closed) {
            // Stopped while it was being opened.
            close();
        }
    }

    private Services register(BundleContext context, OpenUnit unit, EntityManager manager) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(UNIT_NAME, name);
        try {
            return new Services(
                    unit,
                    context.registerService(EntityManagerFactory.class, unit.factory(), properties),
                    context.registerService(EntityManager.class, manager, properties));
        } catch (IllegalStateException e) {
            unit.factory().close();
            throw e;
        }
    }

    private List<URL> scripts() {
        Enumeration<URL> found = bundle.findEntries("db/migration/" + name, "*.sql", false);
        if (found == null) {
            throw new IllegalStateException(
                    bundle.getSymbolicName() + " has no scripts in db/migration/" + name);
        }
        return Collections.list(found);
    }

    private UnitDescription description() {
        URL xml = bundle.getEntry("META-INF/persistence.xml");
        return xml == null
                ? new UnitDescription(
                        name, List.of(), new Properties(), bundle.getEntry("META-INF/MANIFEST.MF"))
                : UnitDescription.read(xml, name);
    }

    private ClassLoader loader() {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }

    /** Takes the services back; called from whichever thread stops the function. */
    void close() {
        closed = true;
        withdraw();
    }

    /** Takes the services back, to be opened again later on another database. */
    void withdraw() {
        Services open = services.getAndSet(null);
        if (open != null) {
            unregister(open.manager());
            unregister(open.factory());
            open.unit().factory().close();
        }
    }

    private static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("The framework was faster", e);
        }
    }
}
