package org.rawat.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.openjpa.enhance.PCRegistry;
import org.apache.openjpa.persistence.PersistenceProviderImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rawat.sdk.testkit.TestDatabase;
import org.rawat.sdk.testkit.store.OtherEntity;

/** What remains in memory of a function that has gone. */
class EntityClassesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestDatabase db;

    @BeforeEach
    void aDatabase() {
        db = TestDatabase.with("other");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theClassesOfAFunctionThatIsGoneLeaveMemory() throws Exception {
        WeakReference<ClassLoader> gone = new WeakReference<>(cameAndWent());

        long end = System.nanoTime() + PATIENCE.toNanos();
        while (gone.get() != null && System.nanoTime() < end) {
            System.gc();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }

        assertThat(gone.get()).isNull();
    }

    @Test
    void theClassesOfAFunctionThatStaysRemainKnown() throws Exception {
        ClassLoader staying = new OfAFunction();
        use(staying);

        cameAndWent();

        assertThat(PCRegistry.isRegistered(entity(staying))).isTrue();
        use(staying);
        PersistenceUnits.forget(staying);
        assertThat(PCRegistry.isRegistered(entity(staying))).isFalse();
    }

    private ClassLoader cameAndWent() throws Exception {
        ClassLoader loader = new OfAFunction();
        use(loader);
        PersistenceUnits.forget(loader);
        return loader;
    }

    /** Opens the unit with classes of this loader, stores, finds and lists, and closes it. */
    private void use(ClassLoader loader) throws Exception {
        ThreadBoundUnitOfWork work = new ThreadBoundUnitOfWork(db.dataSource());
        OpenUnit unit =
                new PersistenceUnits(new PersistenceProviderImpl(), work)
                        .open(
                                new UnitDescription(
                                        "other",
                                        List.of(OtherEntity.class.getName()),
                                        new Properties(),
                                        new URL("file:/META-INF/persistence.xml")),
                                loader);
        EntityManager manager = StoreEntityManager.of(work, unit);
        Class<?> type = entity(loader);
        Object made = type.getConstructor().newInstance();
        UUID id = UUID.randomUUID();
        type.getField("id").set(made, id);
        type.getField("name").set(made, id.toString());
        work.run(() -> manager.persist(made));
        work.run(() -> assertThat(manager.find(type, id)).isNotNull());
        work.run(
                () ->
                        assertThat(manager.createQuery("SELECT o FROM OtherEntity o", type))
                                .satisfies(q -> assertThat(q.getResultList()).isNotEmpty()));
        unit.factory().close();
    }

    private static Class<?> entity(ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(OtherEntity.class.getName(), true, loader);
    }

    /** Loads the entity itself, as a bundle does, and everything else from the test. */
    private static final class OfAFunction extends ClassLoader {
        OfAFunction() {
            super(EntityClassesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(OtherEntity.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
