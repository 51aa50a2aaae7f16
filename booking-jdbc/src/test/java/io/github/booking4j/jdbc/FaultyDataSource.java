package io.github.booking4j.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source whose connections fail as they are told to. */
final class FaultyDataSource implements DataSource {
    private final DataSource sound;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    FaultyDataSource(DataSource sound) {
        this.sound = sound;
    }

    /** When a fault strikes. */
    enum Moment {
        CONNECT,
        STATEMENT,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        CLOSE
    }

    private record Fault(Moment moment, String sqlState) {}

    /** The next time that it comes to this, it fails. */
    FaultyDataSource failing(Moment moment, String sqlState) {
        faults.add(new Fault(moment, sqlState));
        return this;
    }

    boolean everyFaultStruck() {
        return faults.isEmpty();
    }

    private void strike(Moment moment) throws SQLException {
        Fault next = faults.peek();
        if (next != null && next.moment == moment) {
            faults.remove();
            throw new SQLException("struck", next.sqlState);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        strike(Moment.CONNECT);
        Connection connection = sound.getConnection();
        return (Connection) Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        switch (method.getName()) {
                            case "prepareStatement" -> strike(Moment.STATEMENT);
                            case "commit" -> strike(Moment.BEFORE_COMMIT);
                            default -> {}
                        }
                        Object result = method.invoke(connection, arguments);
                        switch (method.getName()) {
                            case "commit" -> strike(Moment.AFTER_COMMIT);
                            case "close" -> strike(Moment.CLOSE);
                            default -> {}
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return sound.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        sound.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        sound.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return sound.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return sound.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return sound.isWrapperFor(type);
    }
}
