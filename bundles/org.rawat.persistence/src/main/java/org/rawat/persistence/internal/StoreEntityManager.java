package org.rawat.persistence.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rawat.persistence.api.ConstraintViolation;

/**
 * The entity manager that a store holds for ever: each call goes to the one of the unit of work
 * that its thread is in. A constraint's refusal comes out as {@link ConstraintViolation} at the
 * call that met it.
 */
public final class StoreEntityManager implements InvocationHandler {
    private static final Set<String> NOT_A_STORES_BUSINESS =
            Set.of("close", "getTransaction", "joinTransaction", "isJoinedToTransaction");

    private final ThreadBoundUnitOfWork units;
    private final OpenUnit unit;

    private StoreEntityManager(ThreadBoundUnitOfWork units, OpenUnit unit) {
        this.units = units;
        this.unit = unit;
    }

    public static EntityManager of(ThreadBoundUnitOfWork units, OpenUnit unit) {
        return proxy(EntityManager.class, new StoreEntityManager(units, unit));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        String name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, name, args);
        }
        if (NOT_A_STORES_BUSINESS.contains(name)) {
            throw new IllegalStateException(name + " is the unit of work's, not a store's");
        }
        if (name.equals("getEntityManagerFactory")) {
            return unit.factory();
        }
        if (name.equals("isOpen")) {
            return units.active() && unit.factory().isOpen();
        }
        EntityManager manager = units.required().manager(unit);
        if (name.equals("unwrap") && args != null && args[0] == Connection.class) {
            // Whoever goes on in SQL must see what was stored through entities before.
            translating(manager, EntityManager.class.getMethod("flush"), null);
            return units.required().connection();
        }
        return wrapped(translating(manager, method, args));
    }

    private Object ofObject(Object proxy, String name, @Nullable Object @Nullable [] args) {
        return switch (name) {
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "EntityManager of " + unit.name();
        };
    }

    private static @Nullable Object wrapped(@Nullable Object result) {
        if (result instanceof TypedQuery<?> query) {
            return proxy(TypedQuery.class, new OfQuery(query));
        }
        if (result instanceof Query query) {
            return proxy(Query.class, new OfQuery(query));
        }
        return result;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                // JPA's own loader: it sees every type that the interface's methods name.
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object translating(
            Object target, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            Throwable failure = e.getTargetException();
            throw SqlFailures.translated(failure) instanceof ConstraintViolation violation
                    ? violation
                    : failure;
        }
    }

    /** A query translates likewise; its setters answer the proxy, so that calls can be chained. */
    private record OfQuery(Query query) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(
                Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
            Object result = translating(query, method, args);
            return result == query ? proxy : result;
        }
    }
}
