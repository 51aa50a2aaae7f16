package io.github.booking4j.jdbc;

import io.github.booking4j.spi.store.BookingStore.Commit;
import io.github.booking4j.spi.store.BookingStore.CommitListener;
import io.github.booking4j.spi.store.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the nodes on one PostgreSQL of each other's commits by LISTEN and NOTIFY. It is told after the commit and not in it, since
 * PostgreSQL lets only one transaction at a time commit a NOTIFY; what is lost with a node that dies in between, or while a
 * connection is down, is found by polling.
 *
 * <p>One thread listens on a connection that it keeps, another tells what gathered in the meantime on one that it borrows.
 */
final class NodeNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeNews.class);
    private static final int LISTEN_MILLIS = 250;
    private static final int LISTENS_BETWEEN_CHECKS = 120;
    private static final int GATHER_MILLIS = 3;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final News NOTHING = new News(Set.of(), Set.of());

    private final String node = UUID.randomUUID().toString();
    private final DataSource dataSource;
    private final InstantSource clock;
    private final CommitListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread listening;
    private final Thread telling;
    private News gathered = NOTHING;
    private volatile boolean stopping;

    NodeNews(DataSource dataSource, InstantSource clock, CommitListener listener) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.listener = listener;
        this.listening = new Thread(this::listenUntilStopped, "booking-listen");
        this.telling = new Thread(this::tellUntilStopped, "booking-notify");
    }

    void start() {
        listening.setDaemon(true);
        listening.start();
        telling.setDaemon(true);
        telling.start();
    }

    /** Tells the others soon. */
    void tell(Commit commit) {
        News news = News.of(commit, clock.instant());
        if (news.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            gathered = gathered.and(news);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stopping = true;
        listening.interrupt();
        telling.interrupt();
        try {
            listening.join(4 * LISTEN_MILLIS);
            telling.join(4 * LISTEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellUntilStopped() {
        try {
            while (!stopping) {
                News news = awaitNews();
                try (Connection connection = dataSource.getConnection()) {
                    tell(connection, news);
                } catch (SQLException e) {
                    LOG.debug("Other nodes could not be told of commits and will poll: {}", e.getSQLState());
                }
                TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
            }
        } catch (InterruptedException e) {
            LOG.trace("Stopped", e);
        }
    }

    private News awaitNews() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (gathered.isEmpty()) {
                changed.await();
            }
            News news = gathered;
            gathered = NOTHING;
            return news;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Connection connection, News news) throws SQLException {
        connection.setAutoCommit(true);
        try (PreparedStatement notify = connection.prepareStatement("select pg_notify('booking4j', ?)")) {
            for (String text : news.write(node)) {
                notify.setString(1, text);
                notify.execute();
            }
        }
    }

    private void listenUntilStopped() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!stopping) {
            try (Connection connection = dataSource.getConnection()) {
                if (!connection.isWrapperFor(PGConnection.class)) {
                    LOG.info("Connections hide PostgreSQL's driver: other nodes' commits are found by polling");
                    return;
                }
                connection.setAutoCommit(true);
                execute(connection, "listen booking4j");
                pause = FIRST_PAUSE_MILLIS;
                hear(everything()); // whatever was told while nobody listened
                listen(connection);
                execute(connection, "unlisten booking4j");
            } catch (SQLException e) {
                LOG.warn("Not told of other nodes' commits for {} ms; polling goes on: {}", pause, e.getSQLState());
                pause = pauseAfter(pause);
            } catch (NoClassDefFoundError e) {
                LOG.info("Without PostgreSQL's driver other nodes' commits are found by polling");
                return;
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        for (int listens = 1; !stopping; listens++) {
            PGNotification[] heard = server.getNotifications(LISTEN_MILLIS);
            if (heard != null) {
                for (PGNotification one : heard) {
                    News.read(one.getParameter(), node).ifPresent(news -> hear(news.toCommit(clock.instant())));
                }
            }
            if (listens % LISTENS_BETWEEN_CHECKS == 0) {
                execute(connection, "select 1"); // a connection that is cut silently would be listened to for ever
            }
        }
    }

    private Commit everything() {
        Map<Lane, Instant> due = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            due.put(lane, clock.instant());
        }
        return new Commit(due, true, Set.of());
    }

    private void hear(Commit commit) {
        try {
            listener.committed(commit);
        } catch (RuntimeException e) {
            LOG.error("A commit listener threw", e);
        }
    }

    private long pauseAfter(long pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause);
        } catch (InterruptedException e) {
            LOG.trace("Stopped", e);
        }
        return Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
