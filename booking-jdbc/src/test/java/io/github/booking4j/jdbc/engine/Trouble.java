package io.github.booking4j.jdbc.engine;

import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;

/** Kills connections before a statement, before and after a commit, and throws inside units of work, at random. */
final class Trouble {
    private final double share;
    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicInteger thrown = new AtomicInteger();
    private volatile boolean on;

    /** Goes wrong with this share of transactions in each way. */
    Trouble(double share) {
        this.share = share;
    }

    void start() {
        on = true;
    }

    void stop() {
        on = false;
    }

    int killed() {
        return killed.get();
    }

    int thrown() {
        return thrown.get();
    }

    private boolean strikes(double chance) {
        return on && ThreadLocalRandom.current().nextDouble() < chance;
    }

    /** A failure that no database ever has, and that nobody repeats. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash");
        }
    }

    BookingStore over(BookingStore store) {
        return new ForwardingStore(store) {
            @Override
            public <T> T inTransaction(Function<UnitOfWork, T> work) {
                return store.inTransaction(unit -> {
                    T result = work.apply(unit);
                    if (strikes(share)) {
                        thrown.incrementAndGet();
                        throw new Crash();
                    }
                    return result;
                });
            }
        };
    }

    DataSource over(DataSource pool) {
        return proxy(DataSource.class, pool, (method, run) -> {
            Object result = run.call();
            return result instanceof Connection connection ? over(connection) : result;
        });
    }

    private Connection over(Connection connection) {
        return proxy(Connection.class, connection, (method, run) -> {
            if ((method.equals("prepareStatement") && strikes(share / 8))
                    || (method.equals("commit") && strikes(share))) {
                kill(connection);
                throw new SQLException("killed", "08006");
            }
            Object result = run.call();
            if (method.equals("commit") && strikes(share)) {
                kill(connection);
                throw new SQLException("killed after the commit", "08006");
            }
            return result;
        });
    }

    private void kill(Connection connection) throws SQLException {
        killed.incrementAndGet();
        connection.abort(Runnable::run);
    }

    private interface Around {
        Object call(String method, Call run) throws SQLException;
    }

    private interface Call {
        Object call() throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, Around around) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> around.call(method.getName(), () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof SQLException sql) {
                            throw sql;
                        }
                        throw new IllegalStateException(e.getCause());
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })));
    }
}
