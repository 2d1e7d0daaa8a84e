package org.portaplus.server.operations;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;

/** The statements that were executed through a connection, with their values, in their order. For one thread. */
final class RecordedStatements {
    private final List<String> seen = new ArrayList<>();

    List<String> seen() {
        return seen;
    }

    /** The same connection, but that its statements are noted. */
    Connection of(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement ? of(statement, (String) arguments[0]) : result;
        });
    }

    private PreparedStatement of(PreparedStatement statement, String sql) {
        List<Object> values = new ArrayList<>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set")) {
                values.add(arguments[arguments.length - 1]);
            } else if (method.getName().startsWith("execute")) {
                seen.add(sql + " " + values);
            }
            return call(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object jdbc, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(jdbc, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
