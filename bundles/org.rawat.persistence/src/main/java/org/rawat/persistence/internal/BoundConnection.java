package org.rawat.persistence.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The unit's connection as stores and OpenJPA see it: it works like any other, but neither commits,
 * nor rolls back, nor closes, because that is the unit's to do once for all of them.
 */
final class BoundConnection implements InvocationHandler {
    private final Connection connection;

    private BoundConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new BoundConnection(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        boolean plain = args == null || args.length == 0;
        switch (method.getName()) {
            case "commit", "close", "setAutoCommit", "setReadOnly", "abort" -> {
                return null;
            }
            case "rollback" -> {
                if (plain) {
                    return null;
                }
            }
            case "getAutoCommit" -> {
                return Boolean.FALSE;
            }
            case "equals" -> {
                return args != null && proxy == args[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {}
        }
        try {
            return method.invoke(connection, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
