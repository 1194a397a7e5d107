package org.rawat.persistence.internal;

import jakarta.persistence.EntityManager;
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
    private boolean migrated;

    /** What is registered for it. */
    private record Services(OpenUnit unit, ServiceRegistration<EntityManager> manager) {}

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
        if (!migrated) {
            migrations.run(name, scripts());
            migrated = true;
        }
        BundleContext context = bundle.getBundleContext();
        if (closed || context == null) {
            return;
        }
        OpenUnit unit = units.open(description(), loader());
        services.set(register(context, unit, work));
        LOG.info("Schema {} of {} is ready", name, bundle.getSymbolicName());
        if (closed) {
            // Stopped while it was being opened.
            close();
        }
    }

    private Services register(BundleContext context, OpenUnit unit, ThreadBoundUnitOfWork work) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(UNIT_NAME, name);
        try {
            EntityManager manager = StoreEntityManager.of(work, unit);
            return new Services(
                    unit, context.registerService(EntityManager.class, manager, properties));
        } catch (RuntimeException e) {
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
        Services open = services.getAndSet(null);
        if (open != null) {
            unregister(open.manager());
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
