package org.rawat.sdk.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes down which statements go to the database, while a test wants to know. */
final class StatementLog {
    private final DataSource pool;
    private volatile @Nullable List<String> sent;

    StatementLog(DataSource pool) {
        this.pool = pool;
    }

    /** The pool, whose connections tell what is sent over them. */
    DataSource source() {
        return watched(DataSource.class, pool, "");
    }

    /** What this work sends, one entry for each round trip; commits are not among them. */
    List<String> during(Runnable work) {
        List<String> list = new CopyOnWriteArrayList<>();
        sent = list;
        try {
            work.run();
        } finally {
            sent = null;
        }
        return List.copyOf(list);
    }

    private <T> T watched(Class<T> type, Object target, String sql) {
        InvocationHandler handler =
                (proxy, method, args) -> {
                    String name = method.getName();
                    boolean text = args != null && args.length > 0 && args[0] instanceof String;
                    String said = text ? (String) args[0] : sql;
                    if (name.startsWith("execute")) {
                        note(said);
                    }
                    try {
                        return wrapped(method.invoke(target, args), said);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object wrapped(@Nullable Object result, String sql) {
        // Who does not ask is not slowed down.
        if (sent == null || result == null) {
            return result;
        }
        if (result instanceof Connection) {
            return watched(Connection.class, result, "");
        }
        if (result instanceof PreparedStatement) {
            return watched(PreparedStatement.class, result, sql);
        }
        return result instanceof Statement ? watched(Statement.class, result, "") : result;
    }

    private void note(String sql) {
        List<String> list = sent;
        if (list != null) {
            list.add(sql);
        }
    }
}
